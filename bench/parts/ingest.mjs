/** I1: what robots say, in batches of 500, with rules evaluated, states kept and events told. */
import { handIn } from '../load/ingest.mjs';
import { deskEntry, ingestBody, stateMessage } from '../load/robot-messages.mjs';
import { say } from '../lib/say.mjs';
import { spread } from '../lib/statistics.mjs';
import { measured, ratio, summary } from './rounds.mjs';

const BATCH = 500;
/** One robot of so many has a standing error, which comes and goes. */
const ILL_OF = 100;

/** Batches one after the other through the whole fleet: state messages and entries by turns. */
class Fleet {
  #next = 0;
  #clock = 0;
  #ready = [];
  constructor(serials) {
    this.serials = serials;
  }

  /** Makes batches before they are needed: the client's own work is not to be measured. */
  prepare(count) {
    while (this.#ready.length < count) this.#ready.push(this.#make());
  }

  batch() {
    return this.#ready.shift() ?? this.#make();
  }

  #make() {
    const { serials } = this;
    const vda5050 = [];
    const entries = [];
    let rows = 0;
    const first = this.#next;
    this.#next += BATCH;
    // A millisecond a batch at least: the robots' time never stands still.
    const at = (this.#clock = Math.max(Date.now(), this.#clock + 1));
    for (let n = first; n < first + BATCH; n += 1) {
      const robot = n % serials.length;
      const pass = Math.floor(n / serials.length);
      rows += 1;
      if (n % 2) {
        entries.push(deskEntry(serials[robot], at));
        continue;
      }
      const isIll = robot % ILL_OF === 8 && pass % 40 < 38;
      // Many kinds of error, so that they are single faults and no storm.
      const error = isIll ? { errorType: `wheelSlip${Math.floor(robot / ILL_OF) % 50}` } : null;
      if (error) rows += 1;
      vda5050.push(stateMessage(serials[robot], at, error));
    }
    return { rows, body: Buffer.from(ingestBody({ source: 'bench', vda5050, entries })) };
  }
}

export const I1 = {
  id: 'I1',
  title: 'ingestDiagnostics in batches of 500: VDA 5050 state messages and desk entries',
  unit: 'rows/s',
  note: 'The limit is `insert … select from unnest` of ready rows; making and reading the JSON of a batch is in the desk’s time only.',
  async run(stage) {
    const { rounds, seconds } = stage.options;
    const robots = await stage.rows('select id, serial_number from robot order by serial_number');
    const fleet = new Fleet(robots.map(({ serial_number: serial }) => serial));
    const robotIds = robots.map(({ id }) => id);
    const desk = await stage.server('desk');
    const limit = await stage.server('limit');
    const kinds = [1, 4].flatMap((connections) => [
      {
        name: `limit, ${connections} conn.`,
        pid: limit.pid,
        work: (time) => insertFor(limit, robotIds, connections, time),
      },
      {
        name: `desk, ${connections} conn.`,
        pid: desk.pid,
        work: (time) => handInFor(desk, fleet, connections, time),
        fleet,
      },
    ]);
    // Before its first round each kind is warm, and it is known how much it takes.
    const perSecond = new Map();
    for (const { name, work } of kinds) perSecond.set(name, (await work(Math.min(2, seconds))).perSecond);
    const results = new Map(kinds.map(({ name }) => [name, []]));
    for (let round = 0; round < rounds; round += 1) {
      for (const kind of kinds) {
        kind.fleet?.prepare(Math.ceil((perSecond.get(kind.name) / BATCH) * seconds * 1.3));
        results.get(kind.name).push(await measured(stage, kind, () => kind.work(seconds)));
      }
      say(
        `  round ${round + 1}: ${kinds.map(({ name }) => `${name} ${results.get(name).at(-1).perSecond.toFixed(0)}/s`).join(', ')}`,
      );
    }
    const servers = Object.fromEntries([...results].map(([name, list]) => [name, summary(list)]));
    const goals = [1, 4].map((connections) => ({
      name: `I1 rows/s to the limit on one connection, ${connections} connection${connections > 1 ? 's' : ''}`,
      value: ratio(servers[`desk, ${connections} conn.`], servers['limit, 1 conn.']),
      reach: 0.3,
      aim: 0.5,
    }));
    return { servers, goals };
  },
};

async function handInFor(desk, fleet, connections, seconds) {
  const latencies = [];
  let rows = 0;
  const started = performance.now();
  const until = started + seconds * 1_000;
  const run = async () => {
    while (performance.now() < until) {
      const batch = fleet.batch();
      const sent = performance.now();
      const { accepted } = await handIn(desk.url, batch.body);
      latencies.push(performance.now() - sent);
      if (accepted !== BATCH) throw new Error(`The desk took ${accepted} of ${BATCH} messages.`);
      rows += batch.rows;
    }
  };
  await Promise.all(Array.from({ length: connections }, run));
  const took = (performance.now() - started) / 1_000;
  return { perSecond: rows / took, ...spread(latencies), answers: rows, failed: 0, failure: null };
}

async function insertFor(limit, robotIds, connections, seconds) {
  const answer = limit.message((message) => 'ingested' in message);
  limit.child.send({ ingest: { seconds, connections, robotIds } });
  const { ingested } = await answer;
  if (ingested.failed) throw new Error(ingested.failed);
  return {
    perSecond: ingested.rows / ingested.seconds,
    p50: NaN,
    p99: NaN,
    answers: ingested.rows,
    failed: 0,
    failure: null,
  };
}
