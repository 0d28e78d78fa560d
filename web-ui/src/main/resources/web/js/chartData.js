// Keeps the bars of the chosen market: history by request, then the minutes of the stream.

import { fetchBars } from './api.js';
import { AMENDED_MS, INTERVAL_MS, barSeries, bucketStart } from './bars.js';

/** Two hours of minutes; the same number of longer bars. */
const HISTORY_BARS = 120;

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
    const { interval } = state.settings;
    begin(symbol, interval);
    try {
      await fill(symbol, interval, signal);
      enter('ready');
    } catch (failure) {
      if (!signal.aborted) {
        enter('failed', failure.message);
      }
    }
  }

  function begin(symbol, interval) {
    const wanted = `${symbol} ${interval}`;
    if (wanted !== shown) {
      shown = wanted;
      series = barSeries(INTERVAL_MS[interval]);
      state.chart.bars = [];
      enter('loading');
    }
  }

  async function fill(symbol, interval, signal) {
    const intervalMs = INTERVAL_MS[interval];
    const target = series;
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
    if (own.length > 0) {
      own.forEach(series.put);
      state.chart.bars = series.all();
      onChange();
    }
  }

  return { load, put };
}
