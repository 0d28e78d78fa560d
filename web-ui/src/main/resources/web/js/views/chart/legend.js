import { INTERVAL_MS, silences } from '../../bars.js';
import { el, setText } from '../../dom.js';
import { zoneName } from '../../format.js';
import { text } from '../../text.js';

const ENTRIES = {
  live: (bars) => bars.some((bar) => bar.final && bar.provenance === 'live'),
  import: (bars) => bars.some((bar) => bar.final && bar.provenance === 'import'),
  backfill: (bars) => bars.some((bar) => bar.final && bar.provenance === 'backfill'),
  forming: (bars) => bars.some((bar) => !bar.final),
  silent: (bars, intervalMs) => silences(bars, intervalMs).length > 0,
};

/** Says what the kinds of bar mean, only those that are on the chart, and in which zone its times are. */
export function legendView() {
  const entries = Object.entries(ENTRIES).map(([name, present]) => {
    const words = el('span');
    const root = el('li', {}, el('i', { className: `key ${name}`, 'aria-hidden': 'true' }), words);
    return { name, present, words, root };
  });
  const zone = el('li', { className: 'zone' });
  const root = el('ul', { className: 'legend' }, ...entries.map((entry) => entry.root), zone);

  function render(settings, bars) {
    for (const { name, present, words, root: entry } of entries) {
      entry.hidden = !present(bars, INTERVAL_MS[settings.interval]);
      setText(words, text(`legend.${name}`));
      entry.title = text(`legend.${name}.about`);
    }
    setText(zone, text('legend.zone', { zone: zoneName(settings.zone, bars.at(-1)?.openMs ?? Date.now()) }));
  }

  return { root, render };
}
