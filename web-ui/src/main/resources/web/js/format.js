// Counts, durations and moments for people. Prices are in decimal.js.

import { languageTag, text } from './text.js';

const formats = new Map();

function cached(kind, options) {
  const key = languageTag() + kind.name + JSON.stringify(options);
  let format = formats.get(key);
  if (!format) {
    format = new kind(languageTag(), options);
    formats.set(key, format);
  }
  return format;
}

export function count(value) {
  return cached(Intl.NumberFormat, { maximumFractionDigits: 0 }).format(value);
}

/** 93208 -> "93K", for a place with no room for more. */
export function shortCount(value) {
  return cached(Intl.NumberFormat, { notation: 'compact' }).format(value);
}

/** A price on the chart's axis, its thousands marked as in the table: from five digits on. */
export function axisPrice(value, digits) {
  return cached(Intl.NumberFormat, { useGrouping: 'min2', minimumFractionDigits: digits,
    maximumFractionDigits: digits }).format(value);
}

export function fixed(value, digits) {
  return cached(Intl.NumberFormat, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
}

/** 0.0123 -> "+1.23"; the unit stands in the column's head or behind it. */
export function signedPercent(fraction) {
  const shown = fixed(Math.abs(fraction) * 100, 2);
  const sign = Number(shown.replace(',', '.')) === 0 ? '' : fraction < 0 ? '−' : '+';
  return sign + shown;
}

/** 182,000 ns -> ["182", "µs"]: three figures and the unit that keeps them short. */
export function nsParts(ns) {
  const units = [['ns', 1], ['µs', 1e3], ['ms', 1e6], ['s', 1e9]];
  const [unit, size] = units.findLast(([, each]) => ns >= each) ?? units[0];
  const value = ns / size;
  return [fixed(value, value < 10 && size > 1 ? 2 : value < 100 && size > 1 ? 1 : 0), unit];
}

export function nsText(ns) {
  return nsParts(ns).join(' ');
}

/** How long ago, in the unit a person would say; parts of a second only flicker, so they are not told. */
export function age(ms) {
  if (ms < 120_000) {
    return ms < 1000 ? `<1 ${text('unit.s')}` : `${count(Math.floor(ms / 1000))} ${text('unit.s')}`;
  }
  return ms < 7_200_000 ? `${count(ms / 60_000)} ${text('unit.min')}` : `${count(ms / 3_600_000)} ${text('unit.h')}`;
}

function zoneOption(zone) {
  return zone === 'utc' ? { timeZone: 'UTC' } : {};
}

export function clock(ms, zone, seconds = true) {
  const parts = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...zoneOption(zone) };
  return cached(Intl.DateTimeFormat, seconds ? { ...parts, second: '2-digit' } : parts).format(ms);
}

/** To the millisecond, as the journal keeps it. */
export function preciseClock(ms, zone) {
  return cached(Intl.DateTimeFormat, { hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3,
    hourCycle: 'h23', ...zoneOption(zone) }).format(ms);
}

/** With its weekday, and with its year where that is not this one, as in a replay. */
export function day(ms, zone) {
  return dated(ms, zone, { weekday: 'short' });
}

/** As a day, but without the weekday: for tables. */
export function shortDay(ms, zone) {
  return dated(ms, zone, {});
}

function dated(ms, zone, more) {
  const year = yearOf(ms, zone) === yearOf(Date.now(), zone) ? {} : { year: 'numeric' };
  return cached(Intl.DateTimeFormat, { ...year, month: 'short', day: 'numeric', ...more, ...zoneOption(zone) })
    .format(ms);
}

function yearOf(ms, zone) {
  return cached(Intl.DateTimeFormat, { year: 'numeric', ...zoneOption(zone) }).format(ms);
}

/** The time of a quote: with its day where that is not today. */
export function moment(ms, zone) {
  const shownDay = day(ms, zone);
  return shownDay === day(Date.now(), zone) ? clock(ms, zone) : `${shownDay} ${clock(ms, zone)}`;
}

/** "UTC" or, for example, "Asia/Taipei UTC+8": the zone's name and what it stands for at that moment. */
export function zoneName(zone, ms) {
  if (zone === 'utc') {
    return 'UTC';
  }
  const name = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const minutes = -new Date(ms).getTimezoneOffset();
  if (name === 'UTC' || name === 'Etc/UTC') {
    return 'UTC';
  }
  const hours = `${Math.trunc(Math.abs(minutes) / 60)}`;
  const rest = minutes % 60 === 0 ? '' : `:${Math.abs(minutes % 60)}`;
  return `${name} UTC${minutes < 0 ? '−' : '+'}${hours}${rest}`;
}
