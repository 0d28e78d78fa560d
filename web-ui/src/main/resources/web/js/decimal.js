// Prices come as decimal text and stay exact: BigInt in units of 1e-9, never a double, until something is only drawn.

const SCALE = 9;
const ONE = 10n ** BigInt(SCALE);

/** "-1.25" -> -1250000000n; null for anything that is not plain decimal text. */
export function nanos(text) {
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text ?? '');
  if (!parts) {
    return null;
  }
  const fraction = (parts[3] ?? '').slice(0, SCALE).padEnd(SCALE, '0');
  const size = BigInt(parts[2]) * ONE + BigInt(fraction);
  return parts[1] ? -size : size;
}

/** 1250000000n, 4 -> "1.2500"; digits behind the market's decimals are shown, not rounded away. */
export function decimalText(value, decimals) {
  const size = value < 0n ? -value : value;
  const fraction = (size % ONE).toString().padStart(SCALE, '0').replace(/0+$/, '').padEnd(decimals, '0');
  const sign = value < 0n ? '−' : '';
  return sign + grouped((size / ONE).toString()) + (fraction ? `.${fraction}` : '');
}

/** The server's own text with the market's number of decimals: zeros are added, nothing is taken away. */
export function priceText(text, decimals) {
  const value = nanos(text);
  return value === null ? '' : decimalText(value, decimals);
}

/** Rounds half away from zero to the decimals given: for differences and means, never for a quoted price. */
export function rounded(value, decimals) {
  const unit = 10n ** BigInt(SCALE - Math.min(decimals, SCALE));
  const half = value < 0n ? -unit / 2n : unit / 2n;
  return (value + half) / unit * unit;
}

/** Always with its sign: a change without one can't be read. */
export function signedText(value, decimals) {
  const exact = rounded(value, decimals);
  return (exact > 0n ? '+' : '') + decimalText(exact, decimals);
}

/** The quotient as a double, for percentages and basis points only; null where it has no meaning. */
export function ratio(part, whole) {
  return part === null || !whole ? null : Number(part) / Number(whole);
}

function grouped(digits) {
  return digits.length < 5 ? digits : digits.replace(/\B(?=(\d{3})+$)/g, ',');
}
