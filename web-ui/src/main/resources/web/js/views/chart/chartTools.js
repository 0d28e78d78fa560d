import { el } from '../../dom.js';
import { zoneName } from '../../format.js';
import { choices } from '../../settings.js';
import { text } from '../../text.js';
import { segments } from '../segments.js';

/** How the chart is drawn: how much time, or bars of which length, side, zone of its times, and which colour means up. */
export function chartTools(actions) {
  const group = (name) => segments(name, choices(name), (value) => actions.choose(name, value));
  const range = group('range');
  const interval = group('interval');
  const side = group('side');
  const zone = group('zone');
  const colours = group('colours');
  const root = el('div', { className: 'chart-tools' }, range.root, interval.root, side.root, zone.root, colours.root);

  function render(settings) {
    range.render(text('range'), settings.range, (value) => text(`range.${value}`), (value) => text(`range.${value}.about`));
    interval.render(text('interval'), settings.range === null ? settings.interval : null,
      (value) => text(`interval.${value}`));
    side.render(text('side'), settings.side, (value) => text(`side.${value}`), (value) => text(`side.${value}.about`));
    zone.render(text('zone'), settings.zone, (value) => text(`zone.${value}`), (value) => zoneName(value, Date.now()));
    colours.render(text('colours'), settings.colours, (value) => text(`colours.${value}`),
      (value) => text(`colours.${value}.about`));
  }

  return { root, render };
}
