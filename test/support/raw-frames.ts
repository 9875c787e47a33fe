/** Frames of WebSocket as no client library would send them. */
import { connect, type Socket } from 'node:net';

export const OPCODE = { CONTINUATION: 0, TEXT: 1, BINARY: 2, PING: 9 } as const;

/** One frame. `length` is what its head says, when that is not the truth; `rsv1` says that it is compressed. */
export function frame(
  opcode: number,
  payload: Buffer | string = '',
  options: { fin?: boolean; rsv1?: boolean; masked?: boolean; length?: number } = {},
): Buffer {
  const { fin = true, rsv1 = false, masked = true } = options;
  const data = Buffer.from(payload);
  const { length = data.length } = options;
  const isShort = length < 126;
  const head = Buffer.alloc(isShort ? 2 : 10);
  head[0] = (fin ? 0x80 : 0) | (rsv1 ? 0x40 : 0) | opcode;
  head[1] = (masked ? 0x80 : 0) | (isShort ? length : 127);
  if (!isShort) head.writeBigUInt64BE(BigInt(length), 2);
  // A mask of zeros changes nothing.
  return Buffer.concat([head, ...(masked ? [Buffer.alloc(4)] : []), data]);
}

export interface RawConnection {
  tcp: Socket;
  /** By which code the other side closed it; null when it was cut off. Waits for it. */
  closed: Promise<number | null>;
}

/** A connection on which the upgrade has been answered. */
export function upgraded(url: string, headers: Record<string, string> = {}): Promise<RawConnection> {
  const { port, host } = new URL(url);
  const lines = {
    Host: host,
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Protocol': 'graphql-transport-ws',
    ...headers,
  };
  const head = Object.entries(lines).map(([name, value]) => `${name}: ${value}\r\n`);
  return new Promise((resolve, reject) => {
    const tcp = connect(Number(port), '127.0.0.1', () => tcp.write(`GET /graphql HTTP/1.1\r\n${head.join('')}\r\n`));
    const heard: Buffer[] = [];
    const closed = new Promise<number | null>((done) =>
      tcp.once('close', () => done(closeCodeIn(Buffer.concat(heard)))),
    );
    tcp.on('error', () => {});
    tcp.once('data', (answer) => {
      if (!String(answer).startsWith('HTTP/1.1 101')) return reject(new Error(String(answer)));
      tcp.on('data', (data) => heard.push(data));
      resolve({ tcp, closed });
    });
  });
}

/** The code of the close frame among all frames that were heard. */
function closeCodeIn(data: Buffer): number | null {
  let at = 0;
  while (at + 2 <= data.length) {
    const short = data[at + 1]!;
    const start = at + (short < 126 ? 2 : short === 126 ? 4 : 10);
    if (data[at] === 0x88) return data.readUInt16BE(start);
    if (start > data.length) return null;
    at =
      start + (short < 126 ? short : short === 126 ? data.readUInt16BE(at + 2) : Number(data.readBigUInt64BE(at + 2)));
  }
  return null;
}
