import { readFileSync } from 'node:fs';
import type { Reading, Refusal } from '../../../src/domain/robots/reading.js';
import { ros } from '../../../src/integrations/ros/index.js';

type Json = Record<string, unknown>;

interface Excerpt {
  source: string;
  ros: 1 | 2;
  messages: Json[];
}

const excerpts = JSON.parse(
  readFileSync(new URL('../../fixtures/ros/diagnostics.json', import.meta.url), 'utf8'),
) as Excerpt[];

/** The messages of every real excerpt from that thread, such as `SICKAG/sick_scan/issues/143`, as pasted. */
export function pasted(thread: string): Json[] {
  const found = excerpts.filter(({ source }) => source === `https://github.com/${thread}`);
  if (found.length === 0) throw new Error(`no excerpt from ${thread}`);
  return found.flatMap(({ messages }) => messages);
}

/** The message with a stamp, for excerpts that show none. */
export function stamped(message: Json, secs = 1_700_000_000): Json {
  return { ...message, header: { ...(message['header'] as Json | undefined), stamp: { secs, nsecs: 0 } } };
}

/** What a message says; fails the test when it is refused. */
export function read(message: unknown): Reading {
  const result = ros.read({ serialNumber: 'R7', message });
  if ('refusal' in result) throw new Error(`refused: ${result.refusal.code} ${result.refusal.message}`);
  return result.reading;
}

/** Why a message is refused; fails the test when it is read. */
export function refusalOf(message: unknown): Refusal {
  const result = ros.read({ serialNumber: 'R7', message });
  if ('reading' in result) throw new Error('was not refused');
  return result.refusal;
}

/** A message with one status, some members replaced; `undefined` removes one. */
export function one(change: Json = {}): Json {
  const status = { level: 0, name: 'lidar', message: 'OK', hardware_id: 'none', values: [], ...change };
  return stamped({ status: [JSON.parse(JSON.stringify(status))] });
}
