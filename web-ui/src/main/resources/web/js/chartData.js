// Keeps the bars of the chosen market: history by request, then the minutes of the stream.

import { fetchBars } from './api.js';
import { AMENDED_MS, DAY_MS, INTERVAL_MS, MINUTE_MS, barSeries, bucketStart } from './bars.js';

/** Two hours of minutes; the same number of longer bars. */
const HISTORY_BARS = 120;
/** More minutes than the longest bar that is folded of them has. */
const FRESH_MINUTES = 1_000;

export function chartData(state, onChange) {
  let series = barSeries(INTERVAL_MS['1m']);
  let request = new AbortController();
  let shown = '';

  /** Asks for the history again: another market or interval, or a connection that came back. */
  async function load() {
    request.abort();
    request = new AbortController();
    const { signal } = request;
    const { symbol } = state.chart;
    const { interval, range } = state.settings;
    begin(symbol, range ?? interval);
    try {
      await (range === null ? fill(symbol, interval, signal) : fillRange(symbol, range, signal));
      enter('ready');
    } catch (failure) {
      if (!signal.aborted) {
        enter('failed', failure.message);
      }
    }
  }

  function begin(symbol, span) {
    const wanted = `${symbol} ${span}`;
    if (wanted !== shown) {
      shown = wanted;
      use(INTERVAL_MS[span] ? span : state.chart.interval);
      state.chart.bars = [];
      enter('loading');
    }
  }

  function use(interval) {
    state.chart.interval = interval;
    series = barSeries(INTERVAL_MS[interval]);
    return series;
  }

  /** A stretch of time, in bars of the length that the server chose; what is still forming is made of minutes. */
  async function fillRange(symbol, range, signal) {
    let history = await fetchBars(symbol, { range }, signal);
    const { interval } = history;
    const intervalMs = INTERVAL_MS[interval];
    const fromMs = bucketStart(history.toMs - AMENDED_MS, intervalMs < DAY_MS ? intervalMs : MINUTE_MS);
    if (intervalMs >= DAY_MS) {
      history = await fetchBars(symbol, { range, interval, to: fromMs }, signal);
    }
    const minutes = await fetchBars(symbol, { interval: '1m', from: fromMs, limit: FRESH_MINUTES }, signal);
    if (!signal.aborted) {
      use(interval).load(history.bars, minutes.bars, fromMs);
    }
  }

  async function fill(symbol, interval, signal) {
    const intervalMs = INTERVAL_MS[interval];
    const target = series;
    state.chart.interval = interval;
    const history = await fetchBars(symbol, { interval, limit: HISTORY_BARS }, signal);
    if (interval === '1m') {
      target.load([], history.bars, history.toMs - HISTORY_BARS * intervalMs);
    } else {
      const fromMs = bucketStart(history.toMs - AMENDED_MS, intervalMs);
      const minutes = await fetchBars(symbol, { interval: '1m', from: fromMs }, signal);
      target.load(history.bars, minutes.bars, fromMs);
    }
  }

  function enter(phase, problem = '') {
    Object.assign(state.chart, { phase, problem, bars: series.all(), loadedMs: Date.now() });
    onChange();
  }

  /** Bars of the stream; those of a market chosen before may still be on their way. */
  function put(rows) {
    const own = rows.filter((row) => row.symbol === state.chart.symbol);
    own.forEach(series.put);
    // Alone, before its history, the newest bar would look like all there is.
    if (own.length > 0 && state.chart.phase !== 'loading') {
      state.chart.bars = series.all();
      onChange();
    }
  }

  return { load, put };
}
