// The wiring, top to bottom: state, stream, chart data, views. Nothing below reaches across.

import { fetchGaps } from './api.js';
import { chartData } from './chartData.js';
import { connection } from './connection.js';
import { choose, createState, painter } from './state.js';
import { carrySpark, deliver, subscribeAll, subscribeBars } from './stream.js';
import { speak, text } from './text.js';
import { bannerView } from './views/banner.js';
import { chartView } from './views/chart/chart.js';
import { headerView } from './views/header.js';
import { marketsView } from './views/markets/markets.js';
import { stripView } from './views/strip.js';

const SECOND_MS = 1_000;
const GAPS_EVERY_MS = 15_000;
const TRENDS_EVERY_MS = 5_000;

const part = (id) => document.getElementById(id);

// 1 state
const state = createState();
const actions = { choose: onChoose, select: onPick, retry: () => link.retryNow() };

// 2 views, each drawn when one of its topics changed
const changed = painter(state, [
  [['settings'], renderPage],
  [['settings', 'status'], headerView(part('header'), actions)],
  [['settings', 'connection', 'time'], bannerView(part('banner'), actions)],
  [['settings', 'status', 'connection', 'gaps', 'time'], stripView(part('strip'))],
  [['settings', 'markets', 'quotes', 'selection', 'time', 'connection'], marketsView(part('markets'), actions)],
  [['settings', 'markets', 'quotes', 'selection', 'bars', 'gaps', 'time', 'connection'],
    chartView(part('chart'), actions)],
]);

// 3 bars of the chosen market
const chart = chartData(state, () => changed('bars'));

// 4 the stream
const link = connection({
  onOpen() {
    link.send(subscribeAll());
    onSymbol();
    refreshGaps();
  },
  onFrame(frame) {
    deliver(frame, Date.now(), receivers);
  },
  onState(connectionState) {
    state.connection = connectionState;
    changed('connection');
  },
});

const receivers = {
  markets(all, at) {
    state.markets = new Map(all.map((market) => [market.symbol, market]));
    state.sequence = at.sequence;
    if (!state.markets.has(state.chart.symbol)) {
      const { symbol } = state.settings;
      onSelect(state.markets.has(symbol) ? symbol : all[0]?.symbol ?? null);
    }
    changed('markets');
  },
  quotes(rows, at) {
    for (const row of rows) {
      const held = state.markets.get(row.symbol);
      if (!held) {
        // A market defined since: its name and decimals come with a new snapshot.
        link.send(subscribeAll());
        return;
      }
      carrySpark(held, row.mid, row.exchangeMs);
      Object.assign(held, row);
      state.changed.add(row.symbol);
    }
    state.sequence = at.sequence;
    changed('quotes');
  },
  bars(rows) {
    chart.put(rows);
  },
  status(status, at) {
    state.status = status;
    state.statusAt = at;
    changed('status');
  },
  refused(code, detail) {
    console.warn(`stream refused: ${code}: ${detail}`);
  },
};

function onChoose(name, value) {
  choose(state, name, value);
  if (name === 'interval') {
    choose(state, 'range', undefined);
  }
  if (name === 'interval' || name === 'range') {
    chart.load();
  }
  changed('settings');
}

function onSelect(symbol) {
  if (symbol !== state.chart.symbol) {
    state.chart.symbol = symbol;
    onSymbol();
    changed('selection');
  }
}

/** A person's choice: on a narrow page the chart stands below the table and is brought into view. */
function onPick(symbol) {
  choose(state, 'symbol', symbol);
  onSelect(symbol);
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  part('chart').scrollIntoView({ block: 'nearest', behavior: calm ? 'auto' : 'smooth' });
}

function onSymbol() {
  if (state.chart.symbol !== null) {
    link.send(subscribeBars(state.chart.symbol));
    chart.load();
  }
}

async function refreshGaps() {
  try {
    state.gaps = await fetchGaps();
    changed('gaps');
  } catch {
    // The banner tells of a lost connection; the figure keeps its own time, so an old one can be seen to be old.
  }
}

/** The venue's history, while it comes in, makes trends longer that no quote tells of: a new snapshot does. */
function refreshTrends() {
  const { status, history } = state;
  if (status !== null && status.history !== history) {
    state.history = status.history;
    link.send(subscribeAll());
  }
}

function renderPage({ settings }) {
  speak(settings.language);
  document.title = text('title');
  part('skip').textContent = text('skip');
  document.documentElement.dataset.theme = settings.theme;
  document.documentElement.dataset.colours = settings.colours;
}

// 5 start
changed('settings');
link.connect();
setInterval(refreshGaps, GAPS_EVERY_MS);
setInterval(refreshTrends, TRENDS_EVERY_MS);
setInterval(() => changed('time'), SECOND_MS);
window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => changed('settings'));
