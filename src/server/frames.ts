/**
 * The messages of graphql-transport-ws, as the bytes that go out: whole frames of text, of which a server masks none. Made
 * here and not by `ws`, so that a message is one write, and what many are sent is copied once for each.
 */
import type { GraphQLFormattedError } from 'graphql';

/** A frame's first byte: the last and only part of a text. */
const TEXT = 0x81;

/** The frame around some bytes. */
function frameOf(...parts: readonly Uint8Array[]): Buffer {
  let length = 0;
  for (const part of parts) length += part.length;
  const start = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(start + length);
  frame[0] = TEXT;
  if (start === 2) {
    frame[1] = length;
  } else if (start === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  let at = start;
  for (const part of parts) {
    frame.set(part, at);
    at += part.length;
  }
  return frame;
}

const said = (message: object): Buffer => frameOf(Buffer.from(JSON.stringify(message)));

/** The welcome. Its cursor is where a client that is cut off before its first event goes on from. */
export const ack = (cursor: string): Buffer => said({ type: 'connection_ack', payload: { cursor } });

export const PONG = said({ type: 'pong' });

const NEXT_END = Buffer.from('}');

/** What stands before the payload of each `next` of one subscription; made once for it. */
export const nextHead = (id: string): Buffer => Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`);

/** One `next`: the head of the subscription around a payload that many may share. */
export const next = (head: Buffer, payload: Buffer): Buffer => frameOf(head, payload, NEXT_END);

export const error = (id: string, errors: readonly GraphQLFormattedError[]): Buffer =>
  said({ id, type: 'error', payload: errors });

export const complete = (id: string): Buffer => said({ id, type: 'complete' });
