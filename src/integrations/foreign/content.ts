/**
 * Checks on foreign content that do not depend on the standard it is written in: can it be stored, is it short enough.
 */
import type { Notes } from './notes.js';
import { malformed } from './refused.js';

/** A JSON object whose members nobody has checked. */
export type Foreign = Record<string, unknown>;

/** Longest component, code, serial number or manufacturer, in UTF-16 units; they are identities, so they are never cut. */
export const MAX_IDENTITY = 200;
/** Longest message kept, in UTF-16 units; the rest is cut. */
export const MAX_MESSAGE = 4000;
/** Largest `values` of one observation, in bytes of JSON; larger ones are dropped. */
export const MAX_VALUES_BYTES = 64 * 1024;

/** Deepest nesting accepted. VDA 5050 needs 8; without a bound a few kilobytes of `[[[[` exhaust the stack of the serialiser. */
const MAX_DEPTH = 32;
/** Most members accepted in one message; bounds the time that one message can take. */
const MAX_MEMBERS = 250_000;

/** True for a JSON object: not null, not an array. */
export function isForeign(value: unknown): value is Foreign {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Foreign text as a short, printable quotation for a note or a refusal: at most 40 characters, control characters escaped. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}

/**
 * Makes sure that PostgreSQL can store a text. It refuses U+0000 in `text` and `jsonb`, and half a surrogate pair in
 * `jsonb`; one such value would fail the whole batch it is written in.
 * @throws {Refused} MALFORMED
 */
export function requireStorableText(text: string): void {
  if (text.includes('\u0000'))
    malformed('A text contains a null character (\\u0000), which cannot be stored. Remove it.');
  if (!text.isWellFormed()) {
    malformed('A text contains half a character (a lone surrogate), which cannot be stored. Send whole characters.');
  }
}

/**
 * Makes sure that a whole message can be stored: JSON values only, every text and every member name storable, not
 * nested too deep. Walks level by level, so that neither depth nor a cycle can exhaust the stack.
 * @throws {Refused} MALFORMED
 */
export function requireStorable(root: unknown): void {
  let level: unknown[] = [root];
  let seen = 0;
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) malformed(`The message is nested more than ${MAX_DEPTH} levels deep.`);
    const next: unknown[] = [];
    for (const value of level) {
      if (typeof value === 'string') requireStorableText(value);
      else if (typeof value === 'object' && value !== null) {
        if (Array.isArray(value)) {
          // Not next.push(...value): spreading a long array overflows the stack.
          for (const item of value as unknown[]) next.push(item);
        } else {
          for (const key of Object.keys(value)) {
            requireStorableText(key);
            next.push((value as Foreign)[key]);
          }
        }
        if (seen + next.length > MAX_MEMBERS) malformed(`The message has more than ${MAX_MEMBERS} members.`);
      } else if (typeof value === 'bigint' || typeof value === 'function' || typeof value === 'symbol') {
        malformed('The message is not JSON.');
      }
    }
    seen += next.length;
    level = next;
  }
}

/**
 * Makes sure that an identity (component, code, serial number) is short enough. It is refused rather than cut: two
 * names with the same beginning would become one fault.
 * @param what its name in the message, for the refusal
 * @throws {Refused} MALFORMED
 */
export function requireIdentity(text: string, what: string): string {
  if (text.length > MAX_IDENTITY) malformed(`${what} is longer than ${MAX_IDENTITY} characters.`);
  return text;
}

/** A message of at most `MAX_MESSAGE` characters; says so in a note when it had to be cut. */
export function clipMessage(text: string, what: string, notes: Notes): string {
  if (text.length <= MAX_MESSAGE) return text;
  notes.add(`${what} is cut after ${MAX_MESSAGE} characters`);
  // The cut may fall inside a surrogate pair.
  return text.slice(0, MAX_MESSAGE).replace(/[\uD800-\uDBFF]$/, '');
}

/** The values themselves, or `{}` and a note when they are larger than `MAX_VALUES_BYTES` as JSON. */
export function fitValues(values: Foreign, what: string, notes: Notes): Foreign {
  const json = JSON.stringify(values);
  // A UTF-16 unit is at most three bytes of UTF-8: most values are far below the limit and need no exact count.
  if (json.length * 3 <= MAX_VALUES_BYTES || Buffer.byteLength(json) <= MAX_VALUES_BYTES) return values;
  notes.add(`the values of ${what} are larger than ${MAX_VALUES_BYTES / 1024} KB and are left out`);
  return {};
}
