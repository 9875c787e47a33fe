import type { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import * as ws from 'ws';
import * as frames from '../../src/server/frames.js';

/** The parser that clients have; its types leave it out. */
const { Receiver } = ws as unknown as { Receiver: new (options: object) => Writable };

/** What a client's own parser reads out of the bytes. */
function read(...sent: Buffer[]): Promise<string[]> {
  const texts: string[] = [];
  return new Promise((resolve, reject) => {
    const receiver = new Receiver({ isServer: false });
    receiver.on('message', (data: Buffer, isBinary: boolean) => {
      texts.push(`${isBinary ? 'binary' : 'text'} ${String(data)}`);
      if (texts.length === sent.length) resolve(texts);
    });
    receiver.on('error', reject);
    for (const frame of sent) receiver.write(frame);
  });
}

it.each([0, 1, 76, 77, 78, 65_485, 65_486, 65_487, 200_000])(
  'a payload of %i bytes is one frame of text',
  async (length) => {
    const payload = JSON.stringify('é'.repeat(length >> 1).padEnd(length, 'x'));
    const frame = frames.next(frames.nextHead('an id with "quotes" and é'), Buffer.from(payload));
    const expected = JSON.stringify({
      id: 'an id with "quotes" and é',
      type: 'next',
      payload: JSON.parse(payload) as string,
    });
    expect(await read(frame)).toEqual([`text ${expected}`]);
  },
);

it('messages follow each other', async () => {
  expect(await read(frames.ack('e1'), frames.PONG, frames.error('1', []), frames.complete('1'))).toEqual([
    'text {"type":"connection_ack","payload":{"cursor":"e1"}}',
    'text {"type":"pong"}',
    'text {"id":"1","type":"error","payload":[]}',
    'text {"id":"1","type":"complete"}',
  ]);
});
