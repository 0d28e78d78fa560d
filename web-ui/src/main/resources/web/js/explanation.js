// What a minute bar was made of: the server's answer in the page's own shapes, and which of its ticks made which price.

import { nanos } from './decimal.js';
import { bar, moment } from './stream.js';

const PRICES = ['open', 'high', 'low', 'close'];
const SIDES = ['bid', 'ask'];

/** The answer of GET /api/v1/bars/{symbol}/explain; bar is null where no tick is in one. */
export function explanation(body) {
  return {
    bar: body.bar === null ? null : bar(body.bar),
    tickCount: body.tickCount,
    ticks: body.ticks.map(tick),
    asideCount: body.asideCount,
    aside: body.aside.map(tick),
    rejectedCount: body.rejectedCount,
    rejected: body.rejected.map((row) => ({ ...tick(row), reason: row.reason, setting: row.setting,
      settingValue: row.settingValue })),
    revisions: body.revisions.map(revision),
  };
}

function tick(row) {
  return {
    sequence: row.sequence,
    exchangeMs: moment(row.exchangeTime),
    receiveMs: moment(row.receiveTime),
    bid: nanos(row.bid),
    ask: nanos(row.ask),
    marks: row.marks,
  };
}

function revision({ sequence, epoch, source, bar: row, cause }) {
  return { sequence, epoch, source, bar: bar(row), cause: { kind: cause.kind, receiveMs: moment(cause.receiveTime) } };
}

/**
 * The prices that each tick gave its bar: index of the tick to [{price, sides}]. Open and close go by the venue's time,
 * of equal times the first to arrive opens and the last closes; of equal extremes the earliest counts.
 */
export function pricesMade(ticks, made) {
  const byTime = ticks.map((each, index) => index).sort((a, b) => ticks[a].exchangeMs - ticks[b].exchangeMs);
  const found = new Map();
  for (const price of PRICES) {
    const inOrder = price === 'close' ? byTime.toReversed() : byTime;
    for (const side of SIDES) {
      const index = inOrder.find((each) => ticks[each][side] === made[side][price]);
      if (index !== undefined) {
        note(found, index, price, side);
      }
    }
  }
  return found;
}

function note(found, index, price, side) {
  const notes = found.get(index) ?? found.set(index, []).get(index);
  const both = notes.find((each) => each.price === price);
  if (both) {
    both.sides.push(side);
  } else {
    notes.push({ price, sides: [side] });
  }
}

/**
 * What of a long list is shown: the first and the last few and those named (has(index)), as ascending [{from, to}], to
 * exclusive. One alone is not left out: saying so would take its place.
 */
export function excerpt(length, few, named) {
  const wanted = (index) => index < few || index >= length - few || named.has(index);
  const spans = [];
  for (let index = 0; index < length; index++) {
    if (wanted(index)) {
      if (spans.length > 0 && index - spans.at(-1).to <= 1) {
        spans.at(-1).to = index + 1;
      } else {
        spans.push({ from: index, to: index + 1 });
      }
    }
  }
  return spans;
}
