// The bars of one chart: prices in BigInt nanos, minutes folded into longer bars the way the server folds them.

export const MINUTE_MS = 60_000;
export const INTERVAL_MS = { '1m': MINUTE_MS, '5m': 5 * MINUTE_MS, '15m': 15 * MINUTE_MS, '1h': 60 * MINUTE_MS };

/** A late tick amends minutes this far back; older ones stay as they are. */
export const AMENDED_MS = 6 * MINUTE_MS;

const TRUST = ['live', 'import', 'backfill'];
const MOST_BARS = 1_500;

export function bucketStart(ms, intervalMs) {
  return Math.floor(ms / intervalMs) * intervalMs;
}

/** Settled bars of the interval, and behind them the minutes that may still change. */
export function barSeries(intervalMs) {
  let settled = [];
  let minutes = new Map();

  /** history: bars of the interval; fresh: minutes from fromMs on, in place of the history there. */
  function load(history, fresh, fromMs) {
    settled = history.filter((bar) => bar.openMs < fromMs);
    fresh.forEach(fill);
    for (const openMs of minutes.keys()) {
      if (openMs < fromMs) {
        minutes.delete(openMs);
      }
    }
  }

  /** A bar of an answer, which the stream may have overtaken while it was on its way. */
  function fill(bar) {
    const held = minutes.get(bar.openMs);
    if (!held || !outranks(held, bar)) {
      put(bar);
    }
  }

  /** A bar of the stream: it replaces what is held of its minute. */
  function put(bar) {
    if (settled.length === 0 || bar.openMs >= settled.at(-1).openMs + intervalMs) {
      minutes.set(bar.openMs, bar);
      settle(bar.openMs);
    }
  }

  function settle(newestMs) {
    const beforeMs = bucketStart(newestMs - AMENDED_MS, intervalMs);
    if (minutes.size <= 2 * (AMENDED_MS + intervalMs) / MINUTE_MS) {
      return;
    }
    const [old, recent] = [new Map(), new Map()];
    for (const [openMs, bar] of minutes) {
      (openMs < beforeMs ? old : recent).set(openMs, bar);
    }
    settled = settled.concat(fold(old.values(), intervalMs)).slice(-MOST_BARS);
    minutes = recent;
  }

  function all() {
    return settled.concat(fold(minutes.values(), intervalMs));
  }

  return { load, put, all };
}

function outranks(held, bar) {
  const order = TRUST.indexOf(bar.provenance) - TRUST.indexOf(held.provenance)
    || held.revision - bar.revision
    || Number(held.final) - Number(bar.final)
    || held.ticks - bar.ticks;
  return order > 0;
}

function fold(minutes, intervalMs) {
  const folded = [];
  for (const minute of [...minutes].sort((a, b) => a.openMs - b.openMs)) {
    const openMs = bucketStart(minute.openMs, intervalMs);
    const last = folded.at(-1);
    if (last?.openMs === openMs) {
      extend(last, minute);
    } else {
      folded.push({ ...minute, openMs, bid: { ...minute.bid }, ask: { ...minute.ask } });
    }
  }
  return folded;
}

function extend(bar, minute) {
  for (const side of ['bid', 'ask']) {
    const [into, from] = [bar[side], minute[side]];
    into.high = from.high > into.high ? from.high : into.high;
    into.low = from.low < into.low ? from.low : into.low;
    into.close = from.close;
  }
  bar.meanSpread = meanSpread(bar, minute);
  bar.ticks += minute.ticks;
  bar.revision += minute.revision;
  bar.final = minute.final;
  bar.provenance = TRUST[Math.max(TRUST.indexOf(bar.provenance), TRUST.indexOf(minute.provenance))];
}

/** Weighted by ticks; null where one of them, a bar of the venue, has none that is known. */
function meanSpread(bar, minute) {
  if (bar.meanSpread === null || minute.meanSpread === null) {
    return null;
  }
  const ticks = BigInt(bar.ticks + minute.ticks);
  return ticks === 0n ? 0n
    : (bar.meanSpread * BigInt(bar.ticks) + minute.meanSpread * BigInt(minute.ticks)) / ticks;
}

/** The four prices to draw. Of the mid only open and close are exact: its extremes are the mean of both sides'. */
export function pricesOf(bar, side) {
  return side === 'mid' ? middle(bar.bid, bar.ask) : bar[side];
}

function middle(bid, ask) {
  const mean = (name) => (bid[name] + ask[name]) / 2n;
  return { open: mean('open'), high: mean('high'), low: mean('low'), close: mean('close') };
}

/** Spans between bars in which no bar stands, [fromMs, toMs]. */
export function silences(bars, intervalMs) {
  return bars.slice(1)
    .map((bar, i) => [bars[i].openMs + intervalMs, bar.openMs])
    .filter(([fromMs, toMs]) => toMs > fromMs);
}
