import { INTERVAL_MS } from '../../bars.js';
import { chartOption } from '../../chart/option.js';
import { palette } from '../../chart/palette.js';
import { plot } from '../../chart/plot.js';
import { el, setAttribute, setText } from '../../dom.js';
import { text } from '../../text.js';
import { explainView } from '../explain/explain.js';
import { barCard, barSentence, barsSentence } from './barText.js';
import { barsTable } from './barsTable.js';
import { chartHead } from './chartHead.js';
import { chartTools } from './chartTools.js';
import { gapsTable } from './gapsTable.js';
import { legendView } from './legend.js';

/** The chosen market: its quote, its candles, and the same bars as words and as a table. */
export function chartView(root, actions) {
  const head = chartHead();
  const tools = chartTools(actions);
  const canvas = el('div', { className: 'plot', tabIndex: 0, role: 'application', 'aria-describedby': 'chart-keys' });
  const keys = el('p', { className: 'quiet', id: 'chart-keys' });
  const spoken = el('p', { className: 'quiet', 'aria-live': 'polite' });
  const empty = el('p', { className: 'empty over', role: 'status' });
  const legend = legendView();
  const table = barsTable();
  const gaps = gapsTable();
  const explanation = explainView();
  root.append(head.root, tools.root, el('div', { className: 'stage' }, canvas, empty), keys, spoken, legend.root,
    table.root, gaps.root, explanation.root);

  let state = null;
  let colours = null;
  let drawn = null;
  const drawing = plot(canvas, {
    option: (heightOf) => chartOption(drawn = { ...viewOf(), heightOf }),
    onBar: (index) => setText(spoken, index === null ? '' : barSentence(drawn.bars[index], formatOf())),
    onPick: (index) => explanation.show(drawn.bars[index], formatOf()),
    onFailure: (failure) => setText(empty, text('chart.noLibrary', { reason: failure.message })),
  });

  return function render(now, dirty) {
    state = now;
    const { settings, chart } = state;
    if (dirty.has('settings')) {
      colours = palette(root);
      setAttribute(root, 'aria-label', text('chart'));
      setText(keys, text('chart.keys'));
      setAttribute(canvas, 'aria-roledescription', text('chart.kind'));
      tools.render(settings);
      drawing.speak(settings.language);
    }
    if (dirty.has('connection')) {
      root.classList.toggle('old', state.connection.phase !== 'open');
    }
    head.render(state);
    if (['settings', 'gaps', 'selection'].some((topic) => dirty.has(topic))) {
      gaps.render(state.gaps?.of.get(chart.symbol), formatOf());
    }
    if (['settings', 'bars', 'selection', 'markets'].some((topic) => dirty.has(topic))) {
      legend.render(formatOf(), chart.bars);
      table.render(chart.bars, formatOf());
      setAttribute(canvas, 'aria-label', barsSentence(chart, formatOf()));
      canvas.classList.toggle('bare', chart.bars.length === 0);
      setText(empty, chart.bars.length > 0 ? '' : emptyText());
      empty.hidden = chart.bars.length > 0;
      drawing.draw(`${chart.symbol} ${settings.range} ${chart.interval}`);
    }
  };

  function emptyText() {
    const { phase, symbol, problem } = state.chart;
    if (symbol === null) {
      return text('chart.noMarket');
    }
    const { range } = state.settings;
    return phase === 'ready' && range !== null ? text('chart.ready.range', { symbol, range: text(`range.${range}`) })
      : text(`chart.${phase}`, { symbol, problem });
  }

  function formatOf() {
    const { chart, settings, markets } = state;
    const market = markets.get(chart.symbol);
    return { ...settings, symbol: chart.symbol, interval: chart.interval, decimals: market?.decimals ?? 2,
      currency: market?.currency ?? '' };
  }

  function viewOf() {
    const format = formatOf();
    return {
      bars: state.chart.bars,
      side: format.side,
      intervalMs: INTERVAL_MS[format.interval],
      decimals: format.decimals,
      zone: format.zone,
      colours,
      height: canvas.clientHeight,
      activityUnit: (bar) => text(bar.provenance === 'backfill' ? 'chart.volume' : 'chart.ticks'),
      describe: (bar) => bar && barCard(bar, formatOf()),
    };
  }
}
