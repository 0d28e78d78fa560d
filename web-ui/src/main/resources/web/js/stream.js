// The stream's contract (docs/stream.md): what is sent, what comes, and its translation into the page's own shapes.
// No other file knows a field of a message.

import { nanos } from './decimal.js';

const PATH = '/api/v1/stream';
const MINUTE_MS = 60_000;

/** A sparkline has no more values than this, one a minute. */
export const SPARK_MINUTES = 60;

/** The server sends status once a second; silence of this length means the connection is dead. */
export const SILENCE_MS = 5_000;

export function streamUrl() {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${PATH}`;
}

/** Quotes and status of everything; answered with a snapshot. */
export function subscribeAll() {
  return JSON.stringify({ type: 'subscribe', channels: ['quotes', 'status'] });
}

/** Bars of one market, in place of the market before. */
export function subscribeBars(symbol) {
  return JSON.stringify({ type: 'subscribe', channels: ['bars'], symbols: [symbol] });
}

/**
 * Hands each part of a message to its receiver. Unknown types and fields are left alone, as the contract asks.
 * into: markets(all), quotes(rows), bars(rows), status(status), refused(code, detail); each also gets the
 * message's sequence and time {sequence, tMs, arrivedMs}.
 */
export function deliver(textFrame, arrivedMs, into) {
  const message = JSON.parse(textFrame);
  const at = { sequence: message.sequence, tMs: Date.parse(message.t), arrivedMs };
  switch (message.type) {
    case 'snapshot':
      if (message.markets) {
        into.markets(message.markets.map((row) => market(row, at)), at);
      }
      if (message.bars) {
        into.bars(message.bars.map(bar), at);
      }
      if (message.status) {
        into.status(status(message.status), at);
      }
      break;
    case 'quotes':
      into.quotes(message.rows.map((row) => quote(row, at)), at);
      break;
    case 'bar':
      into.bars(message.rows.map(bar), at);
      break;
    case 'status':
      into.status(status(message.status), at);
      break;
    case 'error':
      into.refused(message.code, message.detail);
      break;
    default:
  }
}

function market(row, at) {
  return {
    ...quote(row, at),
    name: row.name,
    assetClass: row.assetClass,
    currency: row.currency,
    decimals: row.decimals,
    referenceMid: row.referenceMid,
    spark: row.spark.map(Number),
    sparkMs: moment(row.sparkTime),
  };
}

function quote(row, at) {
  const receiveMs = moment(row.receiveTime);
  return {
    symbol: row.symbol,
    bid: row.bid,
    ask: row.ask,
    mid: row.mid,
    spread: row.spread,
    bidSize: row.bidSize,
    askSize: row.askSize,
    change: row.change,
    changePercent: row.changePercent,
    status: row.status,
    source: row.source,
    sourceReason: row.sourceReason,
    exchangeMs: moment(row.exchangeTime),
    ticks: row.ticks,
    marks: row.marks,
    // On the page's own clock: its age goes on growing between messages, whatever the two wall clocks say.
    bornMs: receiveMs === null ? null : at.arrivedMs - (at.tMs - receiveMs),
  };
}

/** Carries a market's sparkline on by one quote, as the contract describes it. */
export function carrySpark(held, mid, exchangeMs) {
  if (mid === null || exchangeMs === null) {
    return;
  }
  const minuteMs = Math.floor(exchangeMs / MINUTE_MS) * MINUTE_MS;
  if (held.sparkMs === null || minuteMs > held.sparkMs) {
    held.spark.push(Number(mid));
    held.sparkMs = minuteMs;
    if (held.spark.length > SPARK_MINUTES) {
      held.spark.shift();
    }
  } else if (minuteMs === held.sparkMs) {
    held.spark[held.spark.length - 1] = Number(mid);
  }
}

/** A bar of the stream or of GET /api/v1/bars: both have this shape. */
export function bar(row) {
  return {
    symbol: row.symbol,
    openMs: Date.parse(row.openTime),
    bid: side(row.bidOpen, row.bidHigh, row.bidLow, row.bidClose),
    ask: side(row.askOpen, row.askHigh, row.askLow, row.askClose),
    ticks: row.ticks,
    meanSpread: nanos(row.meanSpread),
    revision: row.revision,
    provenance: row.provenance,
    final: row.final,
  };
}

function side(open, high, low, close) {
  return { open: nanos(open), high: nanos(high), low: nanos(low), close: nanos(close) };
}

function status(body) {
  return {
    tMs: Date.parse(body.t),
    marketMs: Date.parse(body.marketTime),
    version: body.version,
    feed: body.feed,
    /** Changes whenever bars of the venue came in, for a first load or a gap. */
    history: `${body.backfill.done} ${body.backfill.gapsFilled}`,
    journal: body.journal,
    journalLatency: { sinceStart: body.latency.journal, lastMinute: body.latencyLastMinute.journal },
    ticksPerSecond: body.counts.ticksPerSecond,
    counts: body.counts,
  };
}

/** Epoch ms of a time as the server writes it; null for none. */
export function moment(isoTime) {
  return isoTime === null ? null : Date.parse(isoTime);
}
