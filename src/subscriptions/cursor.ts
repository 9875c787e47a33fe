/** Places in the event log, as clients hold them: opaque, and good at any process of the desk. */
import { DeskError } from '../domain/errors.js';

/** An event, and within one that tells of many lines the last line seen. */
export interface Place {
  seq: number;
  line: string | null;
}

export const encodeCursor = ({ seq, line }: Place): string =>
  Buffer.from(line ? `e${seq}.${line}` : `e${seq}`).toString('base64url');

/** @throws DeskError CURSOR_EXPIRED for what is no cursor of ours: the answer is the same, fetch anew. */
export function decodeCursor(cursor: string): Place {
  const match = /^e(\d{1,15})(?:\.([0-9a-f-]{36}))?$/.exec(Buffer.from(cursor, 'base64url').toString());
  if (!match) throw cursorExpired();
  return { seq: Number(match[1]), line: match[2] ?? null };
}

/** The log cannot answer what came after a cursor, or not all of it. */
export const cursorExpired = (): DeskError => new DeskError('CURSOR_EXPIRED', 'cursor_expired');
