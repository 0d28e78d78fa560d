// What the table shows of a market: for each column its text, and the value it is sorted by.

import { priceText, nanos, ratio, signedText } from '../../decimal.js';
import { age, fixed, signedPercent } from '../../format.js';
import { ageMs } from '../../state.js';
import { text } from '../../text.js';

const STATUS_ORDER = ['open', 'stale', 'closed', 'unknown'];
const BASIS_POINTS = 10_000;

/** Ask minus bid in hundredths of a percent of the mid; null without a quote. */
export function spreadBp(market) {
  const part = ratio(nanos(market.spread), nanos(market.mid));
  return part === null ? null : part * BASIS_POINTS;
}

export function spreadText(market) {
  const bp = spreadBp(market);
  return bp === null ? '' : fixed(bp, bp < 10 ? 2 : 1);
}

export function changeText(market) {
  return market.change === null ? '' : signedText(nanos(market.change), market.decimals);
}

export function percentText(market) {
  return market.changePercent === null ? '' : signedPercent(market.changePercent / 100);
}

/** By what is shown: a change that rounds to nothing has no colour. */
export function tone(shown) {
  return shown.startsWith('+') ? 'up' : shown.startsWith('−') ? 'down' : '';
}

function number(value) {
  return value === null ? null : Number(value);
}

/** live: the order may change with every quote. first: the direction of the first click. */
export const COLUMNS = [
  { key: 'symbol', sort: (m) => m.symbol, text: (m) => m.symbol },
  { key: 'name', sort: (m) => m.name.toLowerCase(), text: (m) => m.name },
  { key: 'bid', numeric: true, live: true, sort: (m) => number(m.bid), text: (m) => priceText(m.bid, m.decimals) },
  { key: 'ask', numeric: true, live: true, sort: (m) => number(m.ask), text: (m) => priceText(m.ask, m.decimals) },
  { key: 'change', numeric: true, live: true, sort: (m) => number(m.change), text: changeText, toned: true },
  { key: 'percent', numeric: true, live: true, sort: (m) => m.changePercent, text: percentText, toned: true },
  { key: 'spread', numeric: true, live: true, sort: spreadBp, text: spreadText },
  { key: 'trend', numeric: true, live: true, sort: trendOf },
  { key: 'age', numeric: true, live: true, sort: ageMs, text: (m) => (m.bornMs === null ? '' : age(ageMs(m))) },
  { key: 'status', sort: (m) => STATUS_ORDER.indexOf(m.status), text: (m) => text(`status.${m.status}`) },
  { key: 'source', sort: (m) => m.source, text: (m) => text(`source.${m.source}`) },
];

/** The change over the sparkline's window, as a fraction. */
export function trendOf(market) {
  const { spark } = market;
  return spark.length < 2 ? null : spark.at(-1) / spark[0] - 1;
}

/** Orders markets by a column; those without a value stand last whatever the direction. */
export function comparator(column, descending) {
  const sign = descending ? -1 : 1;
  return (a, b) => {
    const [left, right] = [column.sort(a), column.sort(b)];
    if (left === null || right === null) {
      return Number(left === null) - Number(right === null);
    }
    return left < right ? -sign : left > right ? sign : 0;
  };
}
