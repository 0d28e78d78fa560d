// The JSON routes the page reads (GET /api/v1/openapi.yaml describes them).

import { explanation } from './explanation.js';
import { bar } from './stream.js';
import { text } from './text.js';

const NOT_FOUND = 404;
const BUSY = 503;
/** More ticks than a minute has; the server lists no more of each kind. */
const MOST_TICKS = 10_000;

/** Bars of one market: {bars, interval, toMs}, toMs being where the server's window ends. Throws with the server's own words. */
export async function fetchBars(symbol, query, signal) {
  const body = await get(`/api/v1/bars/${encodeURIComponent(symbol)}?${new URLSearchParams(query)}`, signal);
  return { bars: body.bars.map(bar), interval: body.interval, toMs: Date.parse(body.to) };
}

/** What a minute bar was made of, or null where the journal has nothing of it. Throws with the server's own words. */
export async function fetchExplanation(symbol, openMs, signal) {
  const query = new URLSearchParams({ at: openMs, limit: MOST_TICKS });
  try {
    return explanation(await get(`/api/v1/bars/${encodeURIComponent(symbol)}/explain?${query}`, signal));
  } catch (failure) {
    if (failure.status === NOT_FOUND) {
      return null;
    }
    throw failure;
  }
}

/** Gaps of all markets: {count, markets, filled, explained, open, of: symbol to its own, tMs}. */
export async function fetchGaps() {
  const { t, markets } = await get('/api/v1/quality');
  const counts = markets.map((market) => market.gaps.count);
  return {
    count: counts.reduce((sum, each) => sum + each, 0),
    markets: counts.filter((each) => each > 0).length,
    ...Object.fromEntries(['filled', 'explained', 'open'].map((name) =>
      [name, markets.reduce((sum, market) => sum + market.gaps[name], 0)])),
    of: new Map(markets.map(({ symbol, gaps }) => [symbol, { ...gaps, latest: gaps.latest.map(gap) }])),
    tMs: Date.parse(t),
  };
}

function gap({ from, to, ...rest }) {
  return { ...rest, fromMs: Date.parse(from), toMs: Date.parse(to) };
}

function problemText({ status, statusText }, problem) {
  return status === BUSY ? text('problem.busy') : problem?.detail ?? `${status} ${statusText}`;
}

async function get(path, signal) {
  const answer = await fetch(path, { signal, headers: { accept: 'application/json' } }).catch(() => {
    throw new Error(text('problem.unreachable'));
  });
  if (!answer.ok) {
    const problem = await answer.json().catch(() => null);
    throw Object.assign(new Error(problemText(answer, problem)), { status: answer.status });
  }
  return answer.json();
}
