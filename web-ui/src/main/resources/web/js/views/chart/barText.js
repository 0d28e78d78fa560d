// One bar, and all of them, in words: for the tooltip, for a screen reader, for the table.

import { DAY_MS, INTERVAL_MS, pricesOf } from '../../bars.js';
import { decimalText, rounded } from '../../decimal.js';
import { el } from '../../dom.js';
import { clock, count, day, shortDay, zoneName } from '../../format.js';
import { text } from '../../text.js';

const PRICES = ['open', 'high', 'low', 'close'];

export function provenanceText(bar) {
  return text(bar.final ? `provenance.${bar.provenance}` : 'provenance.forming');
}

/** A dash for the venue's own bar: its ticks were not seen here. */
export function spreadOf(bar, decimals) {
  return bar.meanSpread === null ? '–' : decimalText(rounded(bar.meanSpread, decimals + 1), decimals + 1);
}

/** The four prices of the side shown, as text. */
export function priceTexts(bar, format) {
  const prices = pricesOf(bar, format.side);
  return PRICES.map((name) => decimalText(prices[name], decimalsOf(format)));
}

/** The mean of two prices has one digit more than they have. */
function decimalsOf({ side, decimals }) {
  return side === 'mid' ? decimals + 1 : decimals;
}

export function spanText(bar, { interval, zone }) {
  const endMs = bar.openMs + INTERVAL_MS[interval];
  const end = clock(endMs, zone, false);
  return `${clock(bar.openMs, zone, false)}–${INTERVAL_MS[interval] < DAY_MS ? end : `${day(endMs, zone)} ${end}`}`;
}

/** With its day: the longer bars of a chart reach over several. */
export function datedText(ms, { zone }) {
  return `${shortDay(ms, zone)} ${clock(ms, zone, false)}`;
}

/** The tooltip's content. */
export function barCard(bar, format) {
  const { zone, side, currency } = format;
  const tone = pricesOf(bar, side).close < pricesOf(bar, side).open ? 'down' : 'up';
  const prices = priceTexts(bar, format);
  const rows = [
    ...PRICES.map((name, i) => [text(`bar.${name}`), prices[i], name === 'close' ? tone : '']),
    [text('bar.spread'), spreadOf(bar, format.decimals), ''],
    [text(bar.provenance === 'backfill' ? 'bar.volume' : 'bar.ticks'), count(bar.ticks), ''],
    [text('bar.revision'), count(bar.revision), ''],
    [text('bar.source'), provenanceText(bar), 'words'],
  ];
  return el('div', { className: 'card' },
    el('div', { className: 'when' }, `${day(bar.openMs, zone)} ${spanText(bar, format)} `,
      el('span', { className: 'muted' }, zoneName(zone, bar.openMs))),
    el('div', { className: 'muted' }, `${text(`side.${side}`)} ${currency}`),
    el('dl', {}, ...rows.flatMap(([name, value, className]) => [el('dt', {}, name), el('dd', { className }, value)])),
    el('div', { className: 'muted hint' }, text('bar.hint')));
}

export function barSentence(bar, format) {
  const [open, high, low, close] = priceTexts(bar, format);
  return text('bar.sentence', { time: spanText(bar, format), open, high, low, close, ticks: count(bar.ticks),
    source: provenanceText(bar) });
}

/** What the whole chart shows, for those who do not see it. */
export function barsSentence({ bars, symbol }, format) {
  if (bars.length === 0) {
    return text('chart.sentence.none', { symbol: symbol ?? '–' });
  }
  const { side, zone, currency, interval } = format;
  const decimals = decimalsOf(format);
  const all = bars.map((bar) => pricesOf(bar, side));
  const most = all.reduce((high, each) => (each.high > high ? each.high : high), all[0].high);
  const least = all.reduce((low, each) => (each.low < low ? each.low : low), all[0].low);
  return text('chart.sentence', {
    symbol, interval: text(`interval.${interval}`), side: text(`side.${side}`), count: count(bars.length),
    from: datedText(bars[0].openMs, format), to: datedText(bars.at(-1).openMs + INTERVAL_MS[interval], format),
    zone: zoneName(zone, bars[0].openMs), currency,
    open: decimalText(all[0].open, decimals), high: decimalText(most, decimals), low: decimalText(least, decimals),
    close: decimalText(all.at(-1).close, decimals),
  });
}
