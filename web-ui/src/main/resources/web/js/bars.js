// The bars of one chart: prices in BigInt nanos, minutes folded into longer bars the way the server folds them.

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
export const INTERVAL_MS = { '1m': MINUTE_MS, '5m': 5 * MINUTE_MS, '15m': 15 * MINUTE_MS, '30m': 30 * MINUTE_MS,
  '1h': HOUR_MS, '4h': 4 * HOUR_MS, '1d': DAY_MS, '1w': 7 * DAY_MS };

/** A late tick amends minutes this far back; older ones stay as they are. */
export const AMENDED_MS = 6 * MINUTE_MS;

const TRUST = ['live', 'import', 'backfill'];
const MOST_BARS = 2_600;

export function bucketStart(ms, intervalMs) {
  return Math.floor(ms / intervalMs) * intervalMs;
}

/**
 * Settled bars of the interval, and behind them the minutes that may still change. Days and weeks begin where the server
 * says: minutes go on with the last of them.
 */
export function barSeries(intervalMs) {
  const anchored = intervalMs >= DAY_MS;
  let settled = [];
  let minutes = new Map();
  let liveFromMs = null;

  /** history: bars of the interval; fresh: minutes from fromMs on, in place of the history there. */
  function load(history, fresh, fromMs) {
    settled = history.filter((bar) => bar.openMs < fromMs);
    liveFromMs = fromMs;
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
    if (isLive(bar.openMs)) {
      minutes.set(bar.openMs, bar);
      settle(bar.openMs);
    }
  }

  function isLive(openMs) {
    return anchored ? liveFromMs === null || openMs >= liveFromMs
      : settled.length === 0 || openMs >= settled.at(-1).openMs + intervalMs;
  }

  function bucketOf(openMs) {
    const baseMs = anchored && settled.length > 0 ? settled.at(-1).openMs : 0;
    return baseMs + bucketStart(openMs - baseMs, intervalMs);
  }

  function settle(newestMs) {
    const beforeMs = anchored ? newestMs - AMENDED_MS : bucketStart(newestMs - AMENDED_MS, intervalMs);
    if (minutes.size <= 2 * (AMENDED_MS + intervalMs) / MINUTE_MS) {
      return;
    }
    const [old, recent] = [new Map(), new Map()];
    for (const [openMs, bar] of minutes) {
      (openMs < beforeMs ? old : recent).set(openMs, bar);
    }
    settled = carriedOn(settled, old.values()).slice(-MOST_BARS);
    minutes = recent;
    liveFromMs = beforeMs;
  }

  function all() {
    return carriedOn(settled, minutes.values());
  }

  /** The bars, and the minutes behind them: the first may belong to the last bar. */
  function carriedOn(bars, fresh) {
    const added = fold(fresh, bucketOf);
    const last = bars.at(-1);
    if (last === undefined || added[0]?.openMs !== last.openMs) {
      return bars.concat(added);
    }
    const grown = copyOf(last, last.openMs);
    extend(grown, added[0]);
    return [...bars.slice(0, -1), grown, ...added.slice(1)];
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

function copyOf(bar, openMs) {
  return { ...bar, openMs, bid: { ...bar.bid }, ask: { ...bar.ask } };
}

function fold(minutes, bucketOf) {
  const folded = [];
  for (const minute of [...minutes].sort((a, b) => a.openMs - b.openMs)) {
    const openMs = bucketOf(minute.openMs);
    const last = folded.at(-1);
    if (last?.openMs === openMs) {
      extend(last, minute);
    } else {
      folded.push(copyOf(minute, openMs));
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

/** Spans between bars in which no bar stands, [fromMs, toMs]; between days every weekend would be one. */
export function silences(bars, intervalMs) {
  if (intervalMs >= DAY_MS) {
    return [];
  }
  return bars.slice(1)
    .map((bar, i) => [bars[i].openMs + intervalMs, bar.openMs])
    .filter(([fromMs, toMs]) => toMs > fromMs);
}
