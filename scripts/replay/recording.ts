/**
 * Reading a recording: JSON Lines, one MQTT message per line, `{ t, topic, retain, qos, payload }`.
 */
import { open } from 'node:fs/promises';

/** One message of the recording. */
export interface RecordedMessage {
  /** Counted from 1, as editors do. */
  line: number;
  /** When it was recorded, in milliseconds since 1970. */
  at: number;
  topic: string;
  /** An object, or text exactly as it was recorded. */
  payload: unknown;
  /** Size of the line in the file: how far the reading has come, and about what it weighs in a request. */
  bytes: number;
}

/** A line that cannot be played. */
export interface BadLine {
  line: number;
  problem: string;
  bytes: number;
}

export type RecordedLine = RecordedMessage | BadLine;

/** ISO 8601 with a zone: a time without one would mean something else on every machine. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

/** Reads one line. */
export function readLine(text: string, line: number): RecordedLine {
  const bytes = Buffer.byteLength(text) + 1;
  const bad = (problem: string): BadLine => ({ line, problem, bytes });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return bad(`broken JSON (${error instanceof Error ? error.message : String(error)})`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return bad('not a JSON object');
  const { t, topic, payload } = value as Record<string, unknown>;
  if (typeof topic !== 'string' || topic === '') return bad('topic is missing');
  const at = typeof t === 'string' && TIME.test(t) ? Date.parse(t) : Number.NaN;
  if (Number.isNaN(at)) return bad('t is missing, or not a time like 2026-11-20T06:11:11.730Z');
  if (payload === undefined || payload === null) return bad('payload is missing');
  return { line, at, topic, payload, bytes };
}

/** Reads a file line by line, so that a recording may be larger than memory. Empty lines are passed over. */
export async function* readRecording(path: string): AsyncGenerator<RecordedLine, void, undefined> {
  const file = await open(path);
  try {
    let line = 0;
    for await (const raw of file.readLines()) {
      line += 1;
      const text = line === 1 ? raw.replace(/^\uFEFF/, '') : raw;
      if (text.trim() !== '') yield readLine(text, line);
    }
  } finally {
    await file.close();
  }
}
