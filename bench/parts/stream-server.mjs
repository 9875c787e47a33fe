/** One server of streams with its subscribers: the raw broadcast, graphql-ws, or the desk. */
import { fileOf, startChild } from '../lib/child.mjs';
import { say, timed } from '../lib/say.mjs';

const now = () => performance.timeOrigin + performance.now();
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
/** How long it may take until everybody hears something, ms. */
const PATIENCE = 60_000;

export class StreamServer {
  /**
   * @param {string} name
   * @param {{ pid: number, port: number }} server
   * @param {(count: number) => Promise<void>} fire makes so many events
   */
  constructor(name, server, fire) {
    this.name = name;
    this.server = server;
    this.pid = server.pid;
    this.fire = fire;
  }

  #ask(message, answer) {
    const arrived = this.subscribers.message((one) => answer in one);
    this.subscribers.child.send(message);
    return arrived.then((one) => one[answer]);
  }

  /** Opens so many sockets, each with its subscription. @param {object} subscription see load/subscribers */
  async open(count, subscription) {
    this.count = count;
    this.subscribers = startChild({ name: `subscribers-of-${this.name}`, script: fileOf('load/subscribers.mjs') });
    const { failure } = await timed(`Opening ${count} sockets to ${this.name}`, () =>
      this.#ask({ open: { port: this.server.port, count, ...subscription } }, 'opened'),
    );
    if (failure) throw new Error(`Sockets of ${this.name}: ${failure}`);
  }

  /** Makes events until every subscriber has received one, and then waits for silence. @param {number} each events at a time */
  async allHear(each = 1) {
    for (const patience = now() + PATIENCE; ;) {
      await this.fire(each);
      await this.silence();
      const { heard, failure, sample } = await this.look();
      if (failure) throw new Error(`Streams of ${this.name}: ${failure}`);
      if (heard === this.count) return sample;
      if (now() > patience)
        throw new Error(`Only ${heard} of ${this.count} subscribers of ${this.name} hear anything.`);
    }
  }

  look() {
    return this.#ask({ look: {} }, 'seen');
  }

  /** Until nothing has come for a while. */
  async silence() {
    for (let before = -1; ;) {
      const { total } = await this.look();
      if (total === before) return;
      before = total;
      await pause(300);
    }
  }

  /**
   * Bursts for so many seconds, the next one on its way while one is being delivered.
   * @param {{ seconds: number, events: number, each: number }} given `each` messages an event
   */
  async saturate({ seconds, events, each }) {
    const { total: base, lost: lostBefore } = await this.look();
    const hearing = Math.max(1, each - lostBefore);
    const started = now();
    let expected = base;
    let last = { total: base };
    const onTheWay = [];
    while (now() - started < seconds * 1_000) {
      await this.fire(events);
      expected += events * hearing;
      onTheWay.push(expected);
      if (onTheWay.length > 1) last = await this.#ask({ reach: { until: onTheWay.shift() } }, 'reached');
    }
    last = await this.#ask({ reach: { until: expected } }, 'reached');
    const missing = expected - last.total;
    if (missing > 0 || last.lost > 0)
      say(`  ${this.name}: ${missing} messages did not come, ${last.lost} sockets are lost (${last.failure})`);
    return {
      perSecond: (last.total - base) / ((now() - started) / 1_000),
      answers: last.total - base,
      failed: Math.max(0, missing) + last.lost,
      failure: last.failure ?? null,
    };
  }

  /** Single events with a rest between them: how long until a subscriber has it, ms. */
  async paced({ events, each }) {
    for (let i = 0; i < events; i += 1) {
      const { total, lost } = await this.look();
      this.subscribers.child.send({ mark: { at: now() } });
      await this.fire(1);
      await this.#ask({ reach: { until: total + Math.max(1, each - lost) } }, 'reached');
      await pause(100);
    }
    const { p50, p99 } = await this.#ask({ latencies: {} }, 'latencies');
    return { p50, p99 };
  }

  /** Closes the sockets; the server is its starter's. */
  async close() {
    await this.subscribers?.stop();
    this.subscribers = null;
  }
}
