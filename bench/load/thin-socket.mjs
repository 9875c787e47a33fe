/**
 * A WebSocket client that does next to nothing: it counts frames by their headers. Client and server share two cores,
 * and what a full client library spends on a message would be missing at the server.
 */
import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';

const TEXT = 0x1;
const CLOSE = 0x8;
const PING = 0x9;
const PONG = 0xa;

/** A client's frames are masked; with a mask of zeros the payload stands as it is. @param {Buffer} payload */
function frameOf(opcode, payload) {
  const { length } = payload;
  if (length > 0xffff) throw new Error('too long for a small client');
  const head = length < 126 ? Buffer.from([0x80 | opcode, 0x80 | length]) : Buffer.alloc(4);
  if (length >= 126) {
    head[0] = 0x80 | opcode;
    head[1] = 0x80 | 126;
    head.writeUInt16BE(length, 2);
  }
  return Buffer.concat([head, Buffer.alloc(4), payload]);
}

export class ThinSocket {
  #socket;
  #rest = null;
  #isOpen = false;

  /**
   * @param {{ port: number, path: string, protocol?: string, onOpen: () => void, onText: (payload: Buffer) => void,
   *   onEnd: (why: string) => void }} given `onText` is given a view that is good until it returns
   */
  constructor(given) {
    this.given = given;
    const { port, path, protocol, onEnd } = given;
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.#socket.on('error', (error) => onEnd(error.message));
    this.#socket.on('close', () => onEnd('closed'));
    this.#socket.on('data', (chunk) => this.#take(chunk));
    this.#socket.write(
      `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n` +
        `${protocol ? `Sec-WebSocket-Protocol: ${protocol}\r\n` : ''}\r\n`,
    );
  }

  send(text) {
    this.#socket.write(frameOf(TEXT, Buffer.from(text)));
  }

  destroy() {
    this.given.onEnd = () => {};
    this.#socket.removeAllListeners('close').destroy();
  }

  #take(chunk) {
    let data = this.#rest ? Buffer.concat([this.#rest, chunk]) : chunk;
    this.#rest = null;
    if (!this.#isOpen) {
      const end = data.indexOf('\r\n\r\n');
      if (end < 0) return void (this.#rest = data);
      const status = data.toString('latin1', 0, data.indexOf('\r\n'));
      if (!status.startsWith('HTTP/1.1 101')) return this.given.onEnd(`not upgraded: ${status}`);
      this.#isOpen = true;
      this.given.onOpen();
      data = data.subarray(end + 4);
    }
    let at = 0;
    for (;;) {
      const next = this.#frame(data, at);
      if (next < 0) break;
      at = next;
    }
    // A copy: the view would keep the whole chunk alive.
    if (at < data.length) this.#rest = Buffer.from(data.subarray(at));
  }

  /** Handles the frame at a place; answers where the next one begins, or -1 when this one is not all there. */
  #frame(data, at) {
    if (data.length - at < 2) return -1;
    let length = data[at + 1] & 0x7f;
    let from = at + 2;
    if (length === 126) {
      if (data.length - at < 4) return -1;
      length = data.readUInt16BE(from);
      from += 2;
    } else if (length === 127) {
      if (data.length - at < 10) return -1;
      length = Number(data.readBigUInt64BE(from));
      from += 8;
    }
    const to = from + length;
    if (to > data.length) return -1;
    const opcode = data[at] & 0x0f;
    if (opcode === TEXT) this.given.onText(data.subarray(from, to));
    else if (opcode === PING) this.#socket.write(frameOf(PONG, data.subarray(from, to)));
    else if (opcode === CLOSE)
      this.given.onEnd(`closed: ${length >= 2 ? data.readUInt16BE(from) : ''} ${data.toString('utf8', from + 2, to)}`);
    return to;
  }
}
