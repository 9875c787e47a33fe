/** Medians and quantiles. */

/** @param {ArrayLike<number>} values @returns {number} NaN when there are none */
export const median = (values) => quantile(Float64Array.from(values).sort(), 0.5);

/** @param {ArrayLike<number>} sorted @param {number} q 0 to 1 */
export function quantile(sorted, q) {
  if (sorted.length === 0) return NaN;
  const at = (sorted.length - 1) * q;
  const low = Math.floor(at);
  const high = Math.ceil(at);
  return sorted[low] + (sorted[high] - sorted[low]) * (at - low);
}

/** p50 and p99 of latencies in ms. @param {number[] | Float64Array} values */
export function spread(values) {
  const sorted = Float64Array.from(values).sort();
  return { p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99) };
}

/**
 * The median of every number in a list of like objects; what is no number is taken from the last one.
 * @template {object} T @param {T[]} rounds @returns {T}
 */
export function medianOf(rounds) {
  const last = rounds.at(-1);
  const entries = Object.entries(last).map(([name, value]) => [
    name,
    typeof value === 'number' ? median(rounds.map((round) => round[name])) : value,
  ]);
  return Object.fromEntries(entries);
}

/** Keeps three digits that mean something. @param {number} value */
export const rounded = (value) => (Number.isFinite(value) ? Number(value.toPrecision(value >= 1_000 ? 4 : 3)) : null);
