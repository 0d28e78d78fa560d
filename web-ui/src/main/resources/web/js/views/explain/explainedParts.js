// The parts of an explanation: the bar with its revisions, its ticks, and the ticks beside it.

import { decimalText } from '../../decimal.js';
import { el } from '../../dom.js';
import { pricesMade } from '../../explanation.js';
import { count, preciseClock } from '../../format.js';
import { text } from '../../text.js';
import { priceTexts, provenanceText } from '../chart/barText.js';
import { line, longTable, note, table } from './longTable.js';

const SIDES = ['bid', 'ask'];
const PRICES = ['open', 'high', 'low', 'close'];
const NOT_IN_THE_BAR = ['polled', 'late'];
/** Of a tick's cells those that are set as text: both times, and behind the prices what it made, or why it did not. */
const QUOTE_WORDS = [0, 1, 4];

/** A section for each part that there is something to say of; told: as of fetchExplanation. */
export function explainedParts(told, format) {
  return [
    part('bars', told.bar === null ? 0 : Math.max(1, told.revisions.length), () => barsTable(told, format)),
    part('ticks', told.tickCount, () => ticksTable(told, format)),
    part('rejected', told.rejectedCount, () => rejectedTable(told, format)),
    part('aside', told.asideCount, () => asideTable(told, format)),
  ].flat();
}

function part(name, amount, content) {
  return amount === 0 ? [] : [el('section', {},
    el('h3', {}, text(`explain.${name}`), ' ', el('span', { className: 'muted' }, count(amount))), content())];
}

/** Every revision, the oldest first; of a bar that is still forming what it is so far. */
function barsTable({ bar, revisions }, format) {
  const served = revisions.length > 1 ? revisions.findLast((each) => isSame(each.bar, bar)) : null;
  const groups = revisions.length > 0 ? revisions.map((each) => [each.bar, revisionText(each, each === served, format)])
    : [[bar, text('explain.soFar', { ticks: count(bar.ticks) })]];
  return table(['', ...PRICES.map((price) => text(`bar.${price}`))], [0], groups.flatMap(([each, sentence]) => [
    note(PRICES.length + 1, sentence),
    ...SIDES.map((side) => line([text(`side.${side}`), ...priceTexts(each, { ...format, side })], [0])),
  ]));
}

function isSame(bar, other) {
  return bar.provenance === other.provenance && bar.revision === other.revision;
}

function revisionText({ bar, cause, epoch, sequence, source }, served, { zone }) {
  const amended = cause.kind === 'tick' && bar.revision > 0;
  const venues = bar.provenance === 'backfill';
  return [
    text(venues ? 'explain.venueBar' : 'explain.revision', { revision: count(bar.revision),
      source: provenanceText(bar), ticks: count(bar.ticks) }),
    text(amended ? 'cause.amended' : `cause.${cause.kind}`),
    cause.receiveMs === null ? '' : preciseClock(cause.receiveMs, zone),
    text('explain.record', { sequence: count(sequence), epoch: count(epoch), source }),
    served && text('explain.served'),
  ].filter(Boolean).join(' · ');
}

/** In order of arrival, and which price of the bar each made, where all of its ticks are at hand. */
function ticksTable({ bar, ticks, tickCount }, format) {
  const made = ticks.length === bar?.ticks ? pricesMade(ticks, bar) : new Map();
  return longTable({ heads: [...quoteHeads(), text('explain.tick.made')], words: QUOTE_WORDS, listed: ticks.length,
    total: tickCount, named: made,
    linesOf: (index) => [line([...quote(ticks[index], format), madeText(made.get(index) ?? [])], QUOTE_WORDS)] });
}

function madeText(prices) {
  return prices.map(({ price, sides }) => (sides.length === SIDES.length ? text(`bar.${price}`)
    : text('explain.oneSide', { price: text(`bar.${price}`), side: text(`side.${sides[0]}`) }))).join(', ');
}

function asideTable({ aside, asideCount }, format) {
  return longTable({ heads: [...quoteHeads(), text('explain.tick.why')], words: QUOTE_WORDS, listed: aside.length,
    total: asideCount,
    linesOf: (index) => [line([...quote(aside[index], format), whyAside(aside[index])], QUOTE_WORDS)] });
}

function whyAside({ marks }) {
  const mark = NOT_IN_THE_BAR.find((each) => marks.includes(each));
  return text(mark ? `mark.${mark}` : 'explain.otherSource');
}

/** Each with the rule that rejected it in a line of its own, for it is a sentence. */
function rejectedTable({ rejected, rejectedCount }, format) {
  const linesOf = (index) => [line(quote(rejected[index], format), QUOTE_WORDS),
    note(quoteHeads().length, ruleText(rejected[index]))];
  return longTable({ heads: quoteHeads(), words: QUOTE_WORDS, listed: rejected.length, total: rejectedCount, linesOf });
}

function ruleText({ reason, setting, settingValue }) {
  return text(`reject.${reason}`) + (setting === null ? '' : ` · ${setting} = ${settingValue}`);
}

function quoteHeads() {
  return [text('explain.tick.time'), text('explain.tick.received'), text('column.bid'), text('column.ask')];
}

/** Both times and both prices; a dash for what did not come. */
function quote({ exchangeMs, receiveMs, bid, ask }, { zone, decimals }) {
  const shown = (value, write) => (value === null ? '–' : write(value));
  return [shown(exchangeMs, (ms) => preciseClock(ms, zone)), shown(receiveMs, (ms) => preciseClock(ms, zone)),
    shown(bid, (price) => decimalText(price, decimals)), shown(ask, (price) => decimalText(price, decimals))];
}
