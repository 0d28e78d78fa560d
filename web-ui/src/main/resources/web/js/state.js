// All the page knows, and what of it changed since the last frame.

import { loadChosen, resolve, saveChosen } from './settings.js';

export function createState() {
  const chosen = loadChosen();
  return {
    chosen,
    settings: resolve(chosen),
    connection: { phase: 'connecting', lastHeardMs: null, retryMs: null },
    status: null,
    statusAt: null,
    gaps: null,
    history: null,
    markets: new Map(),
    changed: new Set(),
    sequence: -1,
    chart: { symbol: null, phase: 'idle', problem: '', interval: '1m', bars: [], loadedMs: null },
  };
}

export function choose(state, name, value) {
  state.chosen = { ...state.chosen, [name]: value };
  state.settings = resolve(state.chosen);
  saveChosen(state.chosen);
}

/** The venue's time now: a simulator's may run faster than ours. */
export function marketNowMs(state) {
  const { status, statusAt } = state;
  return status === null ? null : status.marketMs + (Date.now() - statusAt.arrivedMs) * status.feed.clockRate;
}

/** How long ago a quote was received, by the daemon's clock carried on by ours; null before the first. */
export function ageMs(market) {
  return market.bornMs === null ? null : Date.now() - market.bornMs;
}

/**
 * Collects changes and draws once a frame. views: [[topics, render]]; a view is drawn when one of its topics changed.
 */
export function painter(state, views) {
  const dirty = new Set();

  function paint() {
    for (const [topics, render] of views) {
      if (topics.some((topic) => dirty.has(topic))) {
        render(state, dirty);
      }
    }
    dirty.clear();
    state.changed.clear();
  }

  return function changed(topic) {
    if (dirty.size === 0) {
      requestAnimationFrame(paint);
    }
    dirty.add(topic);
  };
}
