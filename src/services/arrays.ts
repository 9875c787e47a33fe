/** Arrays as parameters of set-based statements. */

/**
 * PostgreSQL's text of an array of values that need no quotes: ids, times, numbers, booleans, words of our own. The
 * driver looks for quotes in each element, which costs more than the rest of the parameter.
 */
export const plainArray = (values: readonly (string | number | boolean | Date | null)[]): string =>
  `{${values.map(textOf).join(',')}}`;

const textOf = (value: string | number | boolean | Date | null): string => {
  if (value === null) return 'NULL';
  return value instanceof Date ? value.toISOString() : String(value);
};
