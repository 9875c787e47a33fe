import { isForeign, requireStorableText, type Foreign } from '../foreign/content.js';
import type { Notes } from '../foreign/notes.js';

const DECIMAL = /^[+-]?(?:(?:0|[1-9]\d*)(?:\.\d*)?|\.\d+)(?:e[+-]\d+)?$/i;

/**
 * Reads `values`, a list of `{ key, value }`, as one flat record. ROS sends every value as text; those that are numbers
 * become numbers, so that detection rules can compare them. Of two values under one key the last is kept.
 * @param what the name of the list in the message, for notes
 * @throws {Refused} MALFORMED for text that cannot be stored
 */
export function readValues(said: unknown, what: string, notes: Notes): Foreign {
  if (!Array.isArray(said)) {
    notes.add(`${what} is ${said === undefined || said === null ? 'missing' : 'not a list'}`);
    return {};
  }
  // A map first: assigning foreign keys to an object would let `__proto__` through.
  const values = new Map<string, unknown>();
  for (const pair of said as unknown[]) {
    if (!isForeign(pair) || typeof pair['key'] !== 'string' || !isPlain(pair['value'])) {
      notes.add(`${what} has an entry that is no key and value`);
      continue;
    }
    const { key, value } = pair;
    requireStorableText(key);
    if (values.has(key)) notes.add(`${what} has a key more than once`);
    if (typeof value === 'string') requireStorableText(value);
    values.set(key, typeof value === 'string' ? (decimal(value) ?? value) : value);
  }
  return Object.fromEntries(values);
}

/**
 * The number that a text is as a whole, or null. Text that a number could not give back stays text: `007` and integers
 * beyond 2^53 are codes and serial numbers, and so is `12E4`: an exponent must bear its sign, as C++ and Python print it.
 */
export function decimal(text: string): number | null {
  if (!DECIMAL.test(text)) return null;
  const number = Number(text);
  if (!Number.isFinite(number) || (/^[+-]?\d+$/.test(text) && !Number.isSafeInteger(number))) return null;
  return number;
}

function isPlain(value: unknown): value is string | number | boolean {
  return (
    typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))
  );
}
