import { el, setAttribute, setText } from '../../dom.js';
import { text } from '../../text.js';

/** The table's head: each column's name and unit, and a button that sorts by it. */
export function headView(columns, onSort) {
  let order = { column: null, descending: false };
  const heads = columns.map((column) => {
    const label = el('span', { className: 'words' });
    const unit = el('span', { className: 'unit' });
    const button = el('button', { type: 'button', onclick: () => sortBy(column) }, label, ' ', unit);
    const cell = el('th', { role: 'columnheader', className: column.numeric ? 'number' : '',
      'data-column': column.key }, button);
    return { column, label, unit, button, cell };
  });
  const root = el('thead', { role: 'rowgroup' }, el('tr', { role: 'row' }, ...heads.map((head) => head.cell)));

  /** First click, the other way round, and back to the list's own order. */
  function sortBy(column) {
    const first = Boolean(column.numeric);
    if (order.column !== column) {
      order = { column, descending: first };
    } else {
      order = order.descending === first ? { column, descending: !first } : { column: null, descending: false };
    }
    render();
    onSort();
  }

  function render() {
    for (const { column, label, unit, button, cell } of heads) {
      const sorted = order.column === column;
      setText(label, text(`column.${column.key}`));
      setText(unit, text(`column.${column.key}.unit`));
      button.title = text(`column.${column.key}.about`);
      setAttribute(cell, 'aria-sort', sorted ? (order.descending ? 'descending' : 'ascending') : 'none');
    }
  }

  return { root, render, order: () => order };
}
