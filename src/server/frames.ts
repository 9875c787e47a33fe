/** The messages of graphql-transport-ws, as bytes on their way out. */
import type { GraphQLFormattedError } from 'graphql';

/** The welcome. Its cursor is where a client that is cut off before its first event goes on from. */
export const ack = (cursor: string): Buffer =>
  Buffer.from(JSON.stringify({ type: 'connection_ack', payload: { cursor } }));

export const PONG = Buffer.from('{"type":"pong"}');

const NEXT_END = '}'.charCodeAt(0);

/** What stands before the payload of each `next` of one subscription; made once for it. */
export const nextHead = (id: string): Buffer => Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`);

/** One `next`: the head of the subscription around a payload that many may share. */
export function next(head: Buffer, payload: Buffer): Buffer {
  const frame = Buffer.allocUnsafe(head.length + payload.length + 1);
  head.copy(frame);
  payload.copy(frame, head.length);
  frame[frame.length - 1] = NEXT_END;
  return frame;
}

export const error = (id: string, errors: readonly GraphQLFormattedError[]): Buffer =>
  Buffer.from(JSON.stringify({ id, type: 'error', payload: errors }));

export const complete = (id: string): Buffer => Buffer.from(JSON.stringify({ id, type: 'complete' }));
