import { el, setAttribute, setClass, setText } from '../dom.js';
import { clock, count, fixed, nsParts, nsText, zoneName } from '../format.js';
import { reasonText } from '../reasons.js';
import { text } from '../text.js';

const FEED_STATES = { streaming: 'good', connecting: 'warn', reconnecting: 'warn', stopped: 'bad', refused: 'bad' };

/** Markets named in an explanation; status has all. */
const MOST_NAMED = 10;

/** More of the ticks refused than this is worth a look. */
const REJECTED_SHARE = 0.01;

/** Each figure: its name and, from the state, {value, unit, state, more}. */
const FIGURES = [
  ['feed', feed],
  ['subscribed', subscribed],
  ['rate', rate],
  ['p99', p99],
  ['journal', journal],
  ['gaps', gaps],
];

/** The health of the way from the venue to the disk, in six figures with unit, source and time. */
export function stripView(root) {
  const figures = FIGURES.map(([name, read]) => figure(name, read));
  root.append(...figures.map((each) => each.root));

  return function render(state) {
    setAttribute(root, 'aria-label', text('strip'));
    setClass(root, state.connection.phase === 'open' ? 'strip' : 'strip old');
    figures.forEach((each) => each.render(state));
  };
}

function figure(name, read) {
  const label = el('div', { className: 'label' });
  const value = el('span');
  const unit = el('span', { className: 'unit' });
  const explanation = el('div', { role: 'tooltip', id: `about-${name}` });
  const root = el('div', { className: 'figure', tabIndex: 0, role: 'group', 'aria-describedby': explanation.id },
    label, el('div', { className: 'value' }, value, unit), explanation);
  // Escape puts the explanation away without moving; leaving brings it back.
  root.addEventListener('keydown', (event) => root.classList.toggle('hushed', event.key === 'Escape'));
  root.addEventListener('blur', () => root.classList.remove('hushed'));

  function render(state) {
    const shown = (state.status && read(state)) ?? { value: '–', unit: '' };
    setText(label, text(`${name}.label`));
    setText(value, shown.value);
    setText(unit, shown.unit ? ` ${shown.unit}` : '');
    setAttribute(root, 'data-state', shown.state ?? null);
    setAttribute(root, 'aria-label', `${text(`${name}.label`)}: ${shown.value} ${shown.unit}`);
    setText(explanation, [text(`${name}.about`), shown.more, origin(name, shown.tMs ?? state.status?.tMs, state)]
      .filter(Boolean).join(' '));
  }
  return { root, render };
}

function origin(name, tMs, { settings }) {
  return tMs === undefined ? text('strip.waiting') : text('strip.origin', {
    source: name === 'gaps' ? '/api/v1/quality' : '/api/v1/status',
    time: `${clock(tMs, settings.zone)} ${zoneName(settings.zone, tMs)}`,
  });
}

function feed({ status, connection }) {
  if (connection.phase !== 'open') {
    return { value: text('feed.unknown'), unit: '', state: 'warn' };
  }
  const { state, reason, paused, mode, shards, subscribed: streamed, polled } = status.feed;
  const why = state !== 'streaming' && reason && text('feed.reason', { reason: reasonText(reason) });
  const way = text(`feed.mode.${mode}`, { shards: count(shards), subscribed: count(streamed), polled: count(polled) });
  return { value: text(`feed.${state}`), unit: paused ? text('feed.paused') : '', state: FEED_STATES[state],
    more: [why, way].filter(Boolean).join(' ') };
}

function subscribed({ status }) {
  const { subscribed: streamed, polled, wanted, withoutData } = status.feed;
  const without = Object.entries(withoutData).map(([symbol, reason]) =>
    text('subscribed.one', { symbol, reason: reasonText(reason) }));
  return { value: `${count(streamed + polled)} / ${count(wanted)}`, unit: '',
    state: streamed + polled < wanted ? 'warn' : null,
    more: without.length > 0 && text('subscribed.without', { markets: without.slice(0, MOST_NAMED).join(', ') }) };
}

function rate({ status }) {
  const { received, accepted, rejected, duplicate } = status.counts;
  return { value: fixed(status.ticksPerSecond, status.ticksPerSecond < 10 ? 1 : 0),
    unit: text('rate.unit') + (rejected > 0 ? text('rate.rejected', { rejected: count(rejected) }) : ''),
    state: rejected > received * REJECTED_SHARE ? 'warn' : null,
    more: text('rate.counts', { received: count(received), accepted: count(accepted), rejected: count(rejected),
      duplicate: count(duplicate) }) };
}

function p99({ status }) {
  const { lastMinute, sinceStart } = status.journalLatency;
  if (lastMinute.count === 0) {
    return { value: '–', unit: '', more: text('p99.none') };
  }
  const [value, unit] = nsParts(lastMinute.p99Ns);
  return { value, unit, more: text('p99.spread', { half: nsText(lastMinute.p50Ns), most: nsText(lastMinute.maxNs),
    count: count(lastMinute.count), total: nsText(sinceStart.p99Ns), totalMost: nsText(sinceStart.maxNs),
    totalCount: count(sinceStart.count) }) };
}

function journal({ status }) {
  const { state, sequence, syncedSequence } = status.journal;
  if (state !== 'ok') {
    return { value: text(`journal.${state}`), unit: '', state: 'bad' };
  }
  return { value: count(sequence), unit: text('journal.behind', { count: count(sequence - syncedSequence) }),
    more: text('journal.synced', { synced: count(syncedSequence) }) };
}

function gaps(state) {
  return state.gaps && { value: count(state.gaps.count), unit: text('gaps.unit', { markets: count(state.gaps.markets) }),
    state: state.gaps.count > 0 ? 'warn' : null, tMs: state.gaps.tMs,
    more: text('gaps.venue', { filled: count(state.gaps.filled), explained: count(state.gaps.explained),
      open: count(state.gaps.open) }) };
}
