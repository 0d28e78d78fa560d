import { el, setAttribute, setClass, setText } from '../../dom.js';
import { priceText } from '../../decimal.js';
import { moment, signedPercent, zoneName } from '../../format.js';
import { reasonText } from '../../reasons.js';
import { text } from '../../text.js';
import { COLUMNS, tone, trendOf } from './columns.js';
import { drawSpark, sparkCanvas } from './sparkline.js';

const FLASH_MS = 500;
const calm = window.matchMedia('(prefers-reduced-motion: reduce)');

/** One market's line in the table; a cell is written only when its text changed. */
export function rowView(market, onSelect) {
  const canvas = sparkCanvas();
  const cells = new Map(COLUMNS.map((column) => [column.key, cell(column)]));
  cells.get('trend').append(canvas);
  const currency = el('span', { className: 'currency' });
  const name = el('span', { className: 'words' });
  cells.get('name').append(name, currency);
  const root = el('tr', { role: 'row', tabIndex: -1, onclick: onSelect }, ...cells.values());
  root.dataset.symbol = market.symbol;
  const last = { bid: null, ask: null };
  const flashedMs = { bid: 0, ask: 0 };
  let sparkStale = true;

  function render(state, shown) {
    for (const column of COLUMNS) {
      if (column.text) {
        const target = column.key === 'name' ? name : cells.get(column.key);
        const cellText = column.text(shown);
        setText(target, cellText);
        if (column.toned) {
          setClass(target, `number ${tone(cellText)}`);
        }
      }
    }
    setText(currency, shown.currency);
    setAttribute(root, 'data-status', shown.status);
    setAttribute(root, 'aria-selected', String(shown.symbol === state.chart.symbol));
    root.onmouseenter = () => root.title = exactly(shown, state.settings);
    flash('bid', shown);
    flash('ask', shown);
    sparkStale = true;
  }

  /** The age grows without a quote. */
  function renderAge(shown) {
    setText(cells.get('age'), COLUMNS.find((column) => column.key === 'age').text(shown));
  }

  /** Lines are drawn once a second: a tenth of it would not be seen. */
  function renderSpark(shown, colours, force) {
    if (sparkStale || force) {
      drawSpark(canvas, shown.spark, colours);
      setAttribute(canvas, 'aria-label', trendText(trendOf(shown)));
      sparkStale = false;
    }
  }

  function flash(side, shown) {
    const [before, now] = [last[side], shown[side]];
    last[side] = now;
    const nowMs = performance.now();
    if (before === null || now === null || before === now || calm.matches || nowMs - flashedMs[side] < FLASH_MS) {
      return;
    }
    flashedMs[side] = nowMs;
    const colour = Number(now) > Number(before) ? 'var(--up-flash)' : 'var(--down-flash)';
    cells.get(side).animate([{ backgroundColor: colour }, { backgroundColor: 'transparent' }], FLASH_MS);
  }

  return { root, render, renderAge, renderSpark };
}

function cell(column) {
  return el('td', { role: 'gridcell', className: column.numeric ? 'number' : '', 'data-column': column.key });
}

function trendText(change) {
  return change === null ? text('trend.none') : text('trend.change', { change: signedPercent(change) });
}

/** The quote with everything known of it, for the pointer that rests on the row. */
function exactly(market, settings) {
  const why = market.sourceReason && `\n${text('row.source', { reason: reasonText(market.sourceReason) })}`;
  return quoteText(market, settings) + why;
}

function quoteText(market, { zone }) {
  if (market.exchangeMs === null) {
    return text('row.noQuote', { symbol: market.symbol });
  }
  return text('row.quote', {
    symbol: market.symbol,
    bid: priceText(market.bid, market.decimals),
    bidSize: market.bidSize ?? '–',
    ask: priceText(market.ask, market.decimals),
    askSize: market.askSize ?? '–',
    currency: market.currency,
    time: `${moment(market.exchangeMs, zone)} ${zoneName(zone, market.exchangeMs)}`,
    ticks: market.ticks,
    marks: market.marks.map((mark) => text(`mark.${mark}`)).join(', ') || text('mark.none'),
  });
}
