// The limit of streams: `ws` as it is, and a frame that is ready. It knows nobody and asks nothing.
import { createServer } from 'node:http';
import process from 'node:process';
import { Sender, WebSocketServer } from 'ws';

const wss = new WebSocketServer({ noServer: true, perMessageDeflate: false });
/** By the number in the path: who watches which robot. */
const byRobot = new Map();

/** The bytes on the wire, header and all, made once. */
const readyFrame = (text) =>
  Buffer.concat(Sender.frame(Buffer.from(text), { fin: true, opcode: 1, mask: false, rsv1: false, readOnly: true }));

const server = createServer((_, response) => response.end());
server.on('upgrade', (request, socket, head) => {
  wss.handleUpgrade(request, socket, head, (ws) => {
    byRobot.set(Number(/\d+/.exec(request.url)?.[0] ?? byRobot.size), ws);
    ws.on('error', () => {});
  });
});
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));

let frame = readyFrame('');
process.on('message', ({ frame: text, broadcast, send }) => {
  if (text) frame = readyFrame(text);
  for (let i = 0; i < (broadcast ?? 0); i += 1) for (const ws of wss.clients) ws._socket.write(frame);
  if (send)
    for (let i = send.from; i < send.from + send.count; i += 1) byRobot.get(i % byRobot.size)._socket.write(frame);
  process.send({ done: true });
});
