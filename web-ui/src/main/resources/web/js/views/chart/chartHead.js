import { priceText } from '../../decimal.js';
import { el, setClass, setText } from '../../dom.js';
import { age, moment, zoneName } from '../../format.js';
import { ageMs } from '../../state.js';
import { text } from '../../text.js';
import { changeText, percentText, spreadText, tone } from '../markets/columns.js';

/** Keeps the place of a quote until there is one. */
const NONE = { symbol: '–', name: '', currency: '', bid: null, ask: null, mid: null, spread: null, change: null,
  changePercent: null, exchangeMs: null };

/** The chosen market's quote, with its time and source. */
export function chartHead() {
  const symbol = el('span', { className: 'symbol' });
  const name = el('span', { className: 'muted' });
  const [bid, ask, change, spread] = ['bid', 'ask', 'change', 'spread'].map((key) => quoteFigure(key));
  const when = el('p', { className: 'muted when' });
  const root = el('div', { className: 'chart-head' },
    el('h2', {}, symbol, ' ', name),
    el('div', { className: 'quote' }, bid.root, ask.root, change.root, spread.root), when);

  function render({ markets, chart, settings }) {
    const market = markets.get(chart.symbol);
    setClass(root, market ? 'chart-head' : 'chart-head bare');
    show(market ?? NONE, settings);
  }

  function show(market, settings) {
    setText(symbol, market.symbol);
    setText(name, market.name);
    bid.render(priceText(market.bid, market.decimals), market.currency);
    ask.render(priceText(market.ask, market.decimals), market.currency);
    const percent = percentText(market);
    change.render(percent && `${changeText(market)} (${percent} %)`, market.currency, tone(percent));
    spread.render(spreadText(market), 'bp');
    setText(when, whenText(market, settings.zone));
  }

  return { root, render };
}

function quoteFigure(key) {
  const label = el('span');
  const value = el('span', { className: 'value' });
  const unit = el('span', { className: 'unit' });
  const root = el('div', {}, el('div', { className: 'label' }, label, ' ', unit), value);
  function render(shown, unitText, className = '') {
    setText(label, text(`column.${key}`));
    setText(value, shown || '–');
    setClass(value, `value ${className}`);
    setText(unit, unitText);
    root.title = text(`column.${key}.about`);
  }
  return { root, render };
}

function whenText(market, zone) {
  if (market.exchangeMs === null) {
    return text('chart.noQuote');
  }
  return text('chart.quoteTime', {
    time: moment(market.exchangeMs, zone),
    zone: zoneName(zone, market.exchangeMs),
    age: age(ageMs(market)),
    source: text(`source.${market.source}`),
    status: text(`status.${market.status}`),
  });
}
