const PAGE_ROWS = 10;

/**
 * One stop of the Tab key for all rows: arrows, Page, Home and End move within, Enter or Space chooses.
 * Returns keepStop(preferred): makes sure a row that is shown can be reached.
 */
export function rowKeys(body, onSelect) {
  let stop = null;

  function moveTo(row) {
    stop?.setAttribute('tabindex', '-1');
    stop = row;
    stop.tabIndex = 0;
  }

  function target(key, rows, at) {
    const last = rows.length - 1;
    switch (key) {
      case 'ArrowDown': return Math.min(at + 1, last);
      case 'ArrowUp': return Math.max(at - 1, 0);
      case 'PageDown': return Math.min(at + PAGE_ROWS, last);
      case 'PageUp': return Math.max(at - PAGE_ROWS, 0);
      case 'Home': return 0;
      case 'End': return last;
      default: return -1;
    }
  }

  body.addEventListener('focusin', (event) => moveTo(event.target.closest('tr')));
  body.addEventListener('keydown', (event) => {
    const rows = [...body.rows];
    const at = rows.indexOf(event.target.closest('tr'));
    const to = target(event.key, rows, at);
    if (to >= 0) {
      rows[to].focus();
    } else if (event.key === 'Enter' || event.key === ' ') {
      onSelect(rows[at].dataset.symbol);
    } else {
      return;
    }
    event.preventDefault();
  });

  return function keepStop(preferred) {
    if (stop?.parentNode !== body && body.rows.length > 0) {
      moveTo(preferred?.parentNode === body ? preferred : body.rows[0]);
    }
  };
}
