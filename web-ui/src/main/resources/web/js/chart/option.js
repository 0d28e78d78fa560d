// What the chart library is told: axes, candles, tick counts, silent minutes. It gets doubles, for drawing only.

import { DAY_MS, MINUTE_MS, pricesOf, silences } from '../bars.js';
import { axisPrice, clock, day, shortCount } from '../format.js';
import { DIMENSIONS, HOLLOW, PALE, SOLID, drawCandle } from './candles.js';

const NANOS = 1e9;
const TICKS_HEIGHT = 40;
const LABEL_HEIGHT = 22;
const PRICE_STEP_PX = 60;
/** Closer than this a price of the axis would look out from behind the last price. */
const LABEL_PX = 15;

/**
 * view: {bars, side, intervalMs, decimals, zone, colours, height (px), heightOf(price) -> px,
 * activityUnit(bar) -> text, describe(bar) -> element}
 */
export function chartOption(view) {
  const { colours, zone } = view;
  const right = priceWidth(view);
  return {
    useUTC: zone === 'utc',
    animation: false,
    textStyle: { fontFamily: colours.font, fontSize: 11, color: colours.muted },
    grid: [
      { left: 10, right, top: 10, bottom: TICKS_HEIGHT + LABEL_HEIGHT + 10, outerBoundsMode: 'none' },
      { left: 10, right, height: TICKS_HEIGHT, bottom: LABEL_HEIGHT, outerBoundsMode: 'none' },
    ],
    axisPointer: {
      link: [{ xAxisIndex: 'all' }],
      lineStyle: { color: colours.muted, type: [3, 3] },
      label: { backgroundColor: colours.text, color: colours.panel, fontSize: 11, padding: [3, 6] },
    },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'cross', crossStyle: { color: colours.muted, type: [3, 3] } },
      position: besidePointer,
      transitionDuration: 0,
      className: 'tip',
      backgroundColor: colours.panel,
      borderColor: colours['line-strong'],
      padding: [8, 10],
      textStyle: { color: colours.text, fontSize: 12, fontFamily: colours.font },
      formatter: (items) => view.describe(view.bars[items[0].dataIndex]) ?? '',
    },
    xAxis: [timeAxis(view, 0), timeAxis(view, 1)],
    yAxis: [priceAxis(view), ticksAxis(view)],
    dataZoom: [{ type: 'inside', xAxisIndex: [0, 1], filterMode: 'filter', minValueSpan: 8 * view.intervalMs }],
    series: [candleSeries(view), ticksSeries(view)],
  };
}

/** In the corner across from the pointer, so that the card never covers the bar it describes. */
function besidePointer([x], items, card, bar, { contentSize, viewSize }) {
  return [x < viewSize[0] / 2 ? viewSize[0] - contentSize[0] - 64 : 16, 10];
}

/** Room for the longest price on the right edge. */
function priceWidth({ bars, decimals }) {
  const longest = bars.length === 0 ? 6 : axisPrice(Number(bars.at(-1).ask.high) / NANOS, decimals).length;
  return Math.max(48, longest * 6.6 + 18);
}

function middleMs(bar, intervalMs) {
  return bar.openMs + intervalMs / 2;
}

function timeAxis({ bars, intervalMs, zone, colours }, gridIndex) {
  return {
    type: 'time',
    gridIndex,
    min: bars.length > 0 ? bars[0].openMs - intervalMs / 2 : null,
    max: bars.length > 0 ? bars.at(-1).openMs + 2 * intervalMs : null,
    axisLine: { lineStyle: { color: colours.line } },
    axisTick: { show: false },
    splitLine: { show: gridIndex === 0, lineStyle: { color: colours.line, opacity: 0.7 } },
    axisLabel: { show: gridIndex === 1, hideOverlap: true, alignMinLabel: 'left', color: colours.muted,
      formatter: (ms) => timeLabel(ms, zone) },
    axisPointer: { label: { show: gridIndex === 1,
      formatter: ({ value }) => (intervalMs < DAY_MS
        ? clock(Math.floor(value / intervalMs) * intervalMs, zone, false) : day(value, zone)) } },
  };
}

function timeLabel(ms, zone) {
  const local = zone === 'utc' ? ms : ms - new Date(ms).getTimezoneOffset() * MINUTE_MS;
  return local % DAY_MS === 0 ? day(ms, zone) : clock(ms, zone, false);
}

function priceAxis(view) {
  const { decimals, colours, height } = view;
  return {
    type: 'value',
    scale: true,
    position: 'right',
    boundaryGap: ['6%', '6%'],
    splitNumber: Math.max(2, Math.min(6, Math.floor(height / PRICE_STEP_PX))),
    axisLine: { show: false },
    splitLine: { lineStyle: { color: colours.line, opacity: 0.7 } },
    axisLabel: { color: colours.muted,
      formatter: (value) => (isCovered(value, view) ? '' : axisPrice(value, decimals)) },
    axisPointer: { label: { formatter: ({ value }) => axisPrice(value, decimals) } },
  };
}

function isCovered(price, view) {
  return view.bars.length > 0 && Math.abs(view.heightOf(price) - view.heightOf(lastPrice(view))) < LABEL_PX;
}

function lastPrice({ bars, side }) {
  return Number(pricesOf(bars.at(-1), side).close) / NANOS;
}

function ticksAxis({ bars, colours, activityUnit }) {
  const tallest = bars.reduce((most, bar) => (most && most.ticks >= bar.ticks ? most : bar), null);
  const most = Math.max(1, tallest?.ticks ?? 0);
  return {
    type: 'value',
    gridIndex: 1,
    position: 'right',
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { show: false },
    splitLine: { show: false },
    max: most,
    name: tallest ? `${shortCount(most)} ${activityUnit(tallest)}` : '',
    nameGap: -8,
    nameTextStyle: { color: colours.muted, fontSize: 10, align: 'left', padding: [0, 0, 0, 6] },
    axisPointer: { label: { show: false }, show: false },
  };
}

function candleSeries(view) {
  const { bars, side, intervalMs, colours } = view;
  return {
    id: 'candles',
    type: 'custom',
    dimensions: DIMENSIONS,
    encode: { x: 0, y: [2, 3] },
    clip: true,
    renderItem: drawCandle(intervalMs, colours),
    data: bars.map((bar) => {
      const { open, high, low, close } = pricesOf(bar, side);
      return [middleMs(bar, intervalMs), ...[open, high, low, close].map((price) => Number(price) / NANOS), kind(bar)];
    }),
    markArea: {
      silent: true,
      itemStyle: { color: colours.gap },
      data: silences(bars, intervalMs).map(([fromMs, toMs]) => [{ xAxis: fromMs }, { xAxis: toMs }]),
    },
    markLine: lastPriceLine(view),
  };
}

function kind(bar) {
  return bar.final ? (bar.provenance === 'backfill' ? PALE : SOLID) : HOLLOW;
}

function lastPriceLine(view) {
  const { bars, side, decimals, colours } = view;
  if (bars.length === 0) {
    return undefined;
  }
  const { open, close } = pricesOf(bars.at(-1), side);
  const colour = close < open ? colours.down : colours.up;
  const price = lastPrice(view);
  return {
    silent: true,
    symbol: 'none',
    lineStyle: { color: colour, type: [2, 3], width: 1 },
    label: { position: 'end', distance: 4, formatter: axisPrice(price, decimals), color: colours.panel,
      backgroundColor: colour, padding: [3, 5], borderRadius: 2, fontSize: 11 },
    data: [{ yAxis: price }],
  };
}

function ticksSeries({ bars, intervalMs, colours }) {
  return {
    id: 'ticks',
    type: 'bar',
    xAxisIndex: 1,
    yAxisIndex: 1,
    barWidth: '55%',
    barMaxWidth: 12,
    silent: true,
    itemStyle: { color: colours['line-strong'] },
    data: bars.map((bar) => [middleMs(bar, intervalMs), bar.ticks]),
  };
}
