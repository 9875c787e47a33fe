// A process that holds the sockets of one server's subscribers: opens them, counts what comes, and notes how long it took.
// It is told what to do by messages, and answers each with one.
import process from 'node:process';
import { spread } from '../lib/statistics.mjs';
import { ThinSocket } from './thin-socket.mjs';

/** How many sockets are being opened at once. */
const AT_ONCE = 100;

const sockets = [];
let counts = new Uint32Array(0);
let total = 0;
let sample = null;
let failure = null;
/** Sockets that the server, or something on the way, has closed. */
let lost = 0;
let reach = null;
let marked = null;
let latencies = [];

const now = () => performance.timeOrigin + performance.now();

function receive(index, payload) {
  total += 1;
  // The first ones are read: an error is no event. After that a frame is only counted.
  if (counts[index]++ < 2) {
    const text = payload.toString();
    sample ??= text;
    if (/"type":"(error|complete)"|"errors":\[/.test(text)) failure ??= text;
  }
  if (marked !== null) latencies.push(now() - marked);
  if (reach !== null && total >= reach) answerReach();
}

/** How long nothing may come before what is missing is given up, ms. */
const SILENCE = 10_000;
let silence;

function answerReach() {
  clearInterval(silence);
  reach = null;
  process.send({ reached: { total, lost, failure } });
}

/** Gives up when nothing has come for a while. */
function watchSilence() {
  let before = total;
  silence = setInterval(() => {
    if (total === before) answerReach();
    before = total;
  }, SILENCE);
}

const handlers = {
  async open({ port, path, paths, count, authorization, subscribe, variables }) {
    counts = new Uint32Array(count);
    const opening = (index) =>
      new Promise((resolve) => {
        let live = !subscribe;
        const socket = new ThinSocket({
          port,
          path: paths ? paths.replace('#', index) : path,
          protocol: subscribe ? 'graphql-transport-ws' : undefined,
          onOpen() {
            if (!subscribe) return resolve();
            const payload = authorization ? { authorization } : undefined;
            socket.send(JSON.stringify({ type: 'connection_init', payload }));
          },
          onText(payload) {
            if (live) return receive(index, payload);
            if (!payload.includes('connection_ack')) return;
            live = true;
            const given = variables?.length > 1 ? variables[index] : variables?.[0];
            socket.send(
              JSON.stringify({ id: '1', type: 'subscribe', payload: { query: subscribe, variables: given } }),
            );
            resolve();
          },
          onEnd(why) {
            if (socket.isLost) return;
            socket.isLost = true;
            lost += 1;
            failure ??= `socket ${index}: ${why}`;
            resolve();
          },
        });
        sockets[index] = socket;
      });
    let next = 0;
    const opener = async () => {
      while (next < count) await opening(next++);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, opener));
    process.send({ opened: { failure } });
  },
  /** How many sockets have received anything, and how much in all. */
  look() {
    process.send({
      seen: { heard: counts.reduce((sum, count) => sum + (count > 0), 0), total, lost, sample, failure },
    });
  },
  /** Answers when so many messages have come in all, or when no more come. */
  reach({ until }) {
    reach = until;
    watchSilence();
    if (total >= until) answerReach();
  },
  /** From here on each message's latency is counted from this moment, or no more. */
  mark({ at }) {
    marked = at;
  },
  latencies() {
    process.send({ latencies: { ...spread(latencies), count: latencies.length } });
    latencies = [];
    marked = null;
  },
};

process.on('message', (message) => {
  const [name, given] = Object.entries(message)[0];
  void handlers[name](given ?? {});
});
process.on('disconnect', () => process.exit());
process.on('SIGTERM', () => process.exit());
