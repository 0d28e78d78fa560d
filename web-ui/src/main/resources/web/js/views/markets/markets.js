import { palette } from '../../chart/palette.js';
import { el, setText } from '../../dom.js';
import { count } from '../../format.js';
import { text } from '../../text.js';
import { chipsView } from './chips.js';
import { COLUMNS, comparator } from './columns.js';
import { headView } from './head.js';
import { rowView } from './row.js';
import { rowKeys } from './rowKeys.js';

/** All markets in one table that lives: filtered by text and class, sorted by any column, one chosen for the chart. */
export function marketsView(root, actions) {
  const heading = el('h2');
  const tally = el('span', { className: 'muted tally', 'aria-live': 'polite' });
  const filter = el('input', { type: 'search', className: 'filter', autocomplete: 'off', spellcheck: false,
    oninput: () => arrange() });
  const chips = chipsView(() => arrange());
  const head = headView(COLUMNS, () => arrange());
  const body = el('tbody', { role: 'rowgroup' });
  const table = el('table', { role: 'grid', className: 'quotes' }, head.root, body);
  const why = el('span');
  const reset = el('button', { type: 'button', className: 'link', onclick: () => clearFilters() });
  const empty = el('p', { className: 'empty' }, why, ' ', reset);
  root.append(el('div', { className: 'tools' }, heading, tally, filter, chips.root),
    el('div', { className: 'scroll' }, table, empty));

  const keepStop = rowKeys(body, actions.select);
  const rows = new Map();
  let state = null;
  let colours = null;
  document.addEventListener('keydown', (event) => {
    if (event.key === '/' && !event.target.matches('input, textarea')) {
      event.preventDefault();
      filter.focus();
    }
  });

  return function render(now, dirty) {
    state = now;
    if (dirty.has('settings')) {
      colours = palette(root);
      label();
    }
    if (dirty.has('markets')) {
      addRows();
    }
    if (dirty.has('connection')) {
      root.classList.toggle('old', state.connection.phase !== 'open');
    }
    const whole = ['settings', 'markets', 'selection'].some((topic) => dirty.has(topic));
    const changed = whole ? state.markets.keys() : state.changed;
    for (const symbol of changed) {
      rows.get(symbol).render(state, state.markets.get(symbol));
    }
    if (whole || dirty.has('time')) {
      renderSlow(dirty.has('settings'));
    }
    if (whole || dirty.has('connection') || (dirty.has('time') && mayMove())) {
      arrange();
    }
  };

  function label() {
    root.setAttribute('aria-label', text('markets'));
    setText(heading, text('markets'));
    filter.placeholder = text('filter');
    filter.title = text('filter.title');
    filter.setAttribute('aria-label', text('filter.label'));
    setText(reset, text('markets.reset'));
    table.setAttribute('aria-label', text('markets.table'));
    head.render();
  }

  function addRows() {
    for (const [symbol, market] of state.markets) {
      if (!rows.has(symbol)) {
        rows.set(symbol, rowView(market, () => actions.select(symbol)));
      }
    }
    for (const symbol of rows.keys()) {
      if (!state.markets.has(symbol)) {
        rows.delete(symbol);
      }
    }
  }

  function renderSlow(force) {
    for (const [symbol, market] of state.markets) {
      rows.get(symbol).renderAge(market);
      rows.get(symbol).renderSpark(market, colours, force);
    }
  }

  /** Rows stay where they are while someone points at one or stands on it with the keyboard. */
  function mayMove() {
    return head.order().column?.live && !body.matches(':hover') && !body.contains(document.activeElement);
  }

  /** Puts the rows that pass the filters in order, moving only those that stand wrong. */
  function arrange() {
    const { column, descending } = head.order();
    const wanted = [...state.markets.values()].filter(passes);
    if (column) {
      wanted.sort(comparator(column, descending));
    }
    place(wanted.map((market) => rows.get(market.symbol).root));
    keepStop(rows.get(state.chart.symbol)?.root);
    chips.render([...state.markets.values()]);
    renderTally(wanted.length);
  }

  function place(elements) {
    let next = body.firstChild;
    for (const element of elements) {
      if (element === next) {
        next = next.nextSibling;
      } else {
        body.insertBefore(element, next);
      }
    }
    while (next) {
      const gone = next;
      next = next.nextSibling;
      gone.remove();
    }
  }

  function passes(market) {
    const sought = filter.value.trim().toLowerCase();
    return chips.passes(market.assetClass)
      && (market.symbol.toLowerCase().includes(sought) || market.name.toLowerCase().includes(sought));
  }

  function renderTally(shown) {
    const all = state.markets.size;
    setText(tally, all === 0 ? '' : text('markets.tally', { shown: count(shown), all: count(all) }));
    empty.hidden = shown > 0;
    reset.hidden = all === 0;
    setText(why, all > 0 ? text('markets.noMatch') : text(state.sequence < 0 ? 'markets.waiting' : 'markets.none'));
  }

  function clearFilters() {
    filter.value = '';
    chips.clear();
    arrange();
    filter.focus();
  }
}
