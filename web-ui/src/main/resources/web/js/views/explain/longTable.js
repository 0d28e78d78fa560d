import { el } from '../../dom.js';
import { excerpt } from '../../explanation.js';
import { count } from '../../format.js';
import { text } from '../../text.js';

const FEW = 3;

/** A line of figures; the cells at the places in words are text. */
export function line(cells, words = []) {
  return el('tr', {}, ...cells.map((cell, i) => el('td', { className: words.includes(i) ? 'words' : 'number' }, cell)));
}

export function table(heads, words, lines) {
  const head = heads.map((each, i) => el('th', { scope: 'col', className: words.includes(i) ? '' : 'number' }, each));
  return el('table', { className: 'bars' }, el('thead', {}, el('tr', {}, ...head)), el('tbody', {}, ...lines));
}

/**
 * A table of which only the first and last few lines are shown and those named; a button in each hole fills it.
 * listed: how many there are to show, total: how many there are; linesOf(index) -> the lines of one, as elements.
 */
export function longTable({ heads, words = [], listed, total, named = new Map(), linesOf }) {
  const linesIn = (from, to) => Array.from({ length: to - from }, (each, i) => linesOf(from + i)).flat();

  function hole(from, to) {
    const fill = () => row.replaceWith(...linesIn(from, to));
    const row = note(heads.length, el('button', { type: 'button', className: 'link', onclick: fill },
      text('explain.more', { count: count(to - from) })));
    return row;
  }

  const lines = excerpt(listed, FEW, named).flatMap(({ from, to }, i, spans) => (i === 0 ? linesIn(from, to)
    : [hole(spans[i - 1].to, from), ...linesIn(from, to)]));
  const cut = listed < total ? [note(heads.length, text('explain.cut', { count: count(listed) }))] : [];
  return table(heads, words, [...lines, ...cut]);
}

/** A line of one cell: a sentence about the lines beside it. */
export function note(columns, content) {
  return el('tr', { className: 'note' }, el('td', { colSpan: columns }, content));
}
