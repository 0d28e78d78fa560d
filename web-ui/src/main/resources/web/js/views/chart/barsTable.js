import { el, setText } from '../../dom.js';
import { count, zoneName } from '../../format.js';
import { text } from '../../text.js';
import { datedText, priceTexts, provenanceText, spreadOf } from './barText.js';
import { foldedTable } from './foldedTable.js';

const SHOWN = 60;
const COLUMNS = ['time', 'open', 'high', 'low', 'close', 'spread', 'ticks', 'revision', 'source'];
const SHORT = new Set(['spread', 'revision']);

/** The newest bars as a table: the chart for those who want the figures themselves. Filled only while it is open. */
export function barsTable() {
  const { root, summary, caption, heads, body } = foldedTable('newest', COLUMNS, ['source']);
  let latest = null;
  root.addEventListener('toggle', () => fill());

  function render(bars, format) {
    latest = { bars, format };
    setText(summary, text('table.summary'));
    if (root.open) {
      fill();
    }
  }

  function fill() {
    const { bars, format } = latest;
    const shown = bars.slice(-SHOWN).reverse();
    setText(caption, text('table.caption', { symbol: format.symbol ?? '–', side: text(`side.${format.side}`),
      currency: format.currency, zone: zoneName(format.zone, bars.at(-1)?.openMs ?? Date.now()) }));
    heads.forEach((head, i) => {
      setText(head, text(SHORT.has(COLUMNS[i]) ? `bar.${COLUMNS[i]}.short` : `bar.${COLUMNS[i]}`));
      head.title = text(`bar.${COLUMNS[i]}`);
    });
    body.replaceChildren(...shown.map((bar) => line(bar, format)));
  }

  return { root, render };
}

function line(bar, format) {
  const figures = [datedText(bar.openMs, format), ...priceTexts(bar, format), spreadOf(bar, format.decimals),
    count(bar.ticks), count(bar.revision)];
  return el('tr', {}, ...figures.map((figure) => el('td', { className: 'number' }, figure)),
    el('td', {}, provenanceText(bar)));
}
