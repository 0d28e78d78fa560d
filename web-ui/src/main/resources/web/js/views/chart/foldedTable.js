import { el } from '../../dom.js';

/**
 * A table of figures that is folded away until its summary is pressed: {root, summary, caption, heads, body}, all still
 * to be filled.
 *
 * name: unique on the page; columns: their names; words: those of them that are text, not figures
 */
export function foldedTable(name, columns, words) {
  const summary = el('summary');
  const caption = el('caption', { id: `caption-${name}` });
  const heads = columns.map((column) => el('th', { scope: 'col', className: words.includes(column) ? '' : 'number' }));
  const body = el('tbody');
  const table = el('table', { className: 'bars' }, caption, el('thead', {}, el('tr', {}, ...heads)), body);
  const scroll = el('div', { className: 'scroll', tabIndex: 0, role: 'group', 'aria-labelledby': caption.id }, table);
  return { root: el('details', { className: `figures ${name}` }, summary, scroll), summary, caption, heads, body };
}
