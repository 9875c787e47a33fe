/**
 * Reading the command line: `node:util` parses it, this adds sentences a person can act on.
 */
import type { ParseArgsConfig } from 'node:util';
import { parseArgs } from 'node:util';

/** The command line cannot be followed. Exit code 2; the message says what was expected. */
export class UsageError extends Error {}

/** Exit codes of every program here. */
export const EXIT = { done: 0, incomplete: 1, usage: 2 } as const;

/** The options that every program feeding a desk has. */
export const DESK_OPTIONS = {
  url: { type: 'string', default: 'http://127.0.0.1:4000' },
  key: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const satisfies ParseArgsConfig['options'];

/** `parseArgs`, strict, its errors turned into `UsageError`. */
export function readCommandLine<const Options extends NonNullable<ParseArgsConfig['options']>>(
  args: string[],
  options: Options,
) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    // Node's own sentence names the option; its advice on `--` and quoting after the first full stop is noise here.
    throw new UsageError(error instanceof Error ? (error.message.split('. ')[0] ?? error.message) : String(error));
  }
}

/** The address of a desk's GraphQL endpoint: `http://host:port`, with or without `/graphql`. */
export function readDeskUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new UsageError(`--url ${text} is not an address. Say it like --url http://127.0.0.1:4000`);
  }
  const path = url.pathname.replace(/\/+$/, '');
  return `${url.origin}${path.endsWith('/graphql') ? path : `${path}/graphql`}`;
}

/** An API key: what can stand in an HTTP header. The key itself is not repeated, terminals are read by others. */
export function readKey(text: string): string {
  if (!/^[\x21-\x7e]+$/.test(text)) throw new UsageError('--key is empty, or has characters that no API key has.');
  return text;
}

/** A number above zero. */
export function readPositive(option: string, text: string): number {
  const value = /^\d*\.?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isFinite(value) || value <= 0) throw new UsageError(`${option} ${text} is not a number above zero.`);
  return value;
}

/** A whole number within bounds. */
export function readWhole(option: string, text: string, max: number): number {
  const value = readPositive(option, text);
  if (!Number.isInteger(value) || value > max) {
    throw new UsageError(`${option} ${text} is not a whole number from 1 to ${max}.`);
  }
  return value;
}

const UNIT_MS: Record<string, number> = { ms: 1, s: 1_000, m: 60_000, min: 60_000 };

/** `500ms`, `2s`, `1m`; a bare number is seconds. Answers milliseconds. */
export function readDuration(option: string, text: string): number {
  const [, digits = '', unit = 's'] = /^(\d*\.?\d+)\s*(ms|s|m|min)?$/.exec(text) ?? [];
  if (!digits) throw new UsageError(`${option} ${text} is not a duration. Say it like ${option} 2s or ${option} 500ms`);
  return readPositive(option, digits) * (UNIT_MS[unit] ?? 1_000);
}
