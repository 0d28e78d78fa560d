import { el, setText } from '../../dom.js';
import { age, count, zoneName } from '../../format.js';
import { text } from '../../text.js';
import { datedText } from './barText.js';
import { foldedTable } from './foldedTable.js';

const COLUMNS = ['from', 'length', 'reason', 'state', 'bars'];
const WORDS = ['reason', 'state'];

/** The chosen market's times without data, and what the venue's own bars made of them. Hidden where there are none. */
export function gapsTable() {
  const { root, summary, caption, heads, body } = foldedTable('gaps', COLUMNS, WORDS);

  /** of: {open, filled, explained, latest} of the market, or undefined. */
  function render(of, format) {
    root.hidden = !of || of.latest.length === 0;
    if (root.hidden) {
      return;
    }
    setText(summary, text('gapTable.summary', { filled: count(of.filled), explained: count(of.explained),
      open: count(of.open) }));
    setText(caption, text('gapTable.caption', { symbol: format.symbol,
      zone: zoneName(format.zone, of.latest.at(-1).fromMs) }));
    heads.forEach((head, i) => setText(head, text(`gap.${COLUMNS[i]}`)));
    body.replaceChildren(...of.latest.toReversed().map((gap) => line(gap, format)));
  }

  return { root, render };
}

function line(gap, format) {
  const state = text(`gap.${gap.explanation || gap.state}`);
  return el('tr', {},
    el('td', { className: 'number' }, datedText(gap.fromMs, format)),
    el('td', { className: 'number' }, age(gap.toMs - gap.fromMs)),
    el('td', {}, text(`gap.${gap.reason}`)),
    el('td', {}, state),
    el('td', { className: 'number' }, count(gap.bars)));
}
