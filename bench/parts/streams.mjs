/** S1 to S3: live streams, beside a raw broadcast and beside graphql-ws as it comes. */
import { API_KEY } from '../data/fill.mjs';
import { memoryOf } from '../lib/proc.mjs';
import { say } from '../lib/say.mjs';
import { idOf } from './requests.mjs';
import { measured, ratio, summary } from './rounds.mjs';
import { Changes, command, LogAgain, WATCH_ROBOT, WATCH_SITE } from './stream-sources.mjs';
import { StreamServer } from './stream-server.mjs';

/** Subscribers are a partner's: its key does not end, as a person's token does, in the middle of a long run. */
const KEY = `Bearer ${API_KEY}`;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Rounds of bursts on all servers in turn, then single events for the latency. */
async function streamInRounds(stage, streams, { events, each, singles }) {
  const { rounds, seconds } = stage.options;
  for (const stream of streams) await stream.saturate({ seconds: Math.min(2, seconds), events, each });
  const results = new Map(streams.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const stream of streams) {
      const work = () => stream.saturate({ seconds, events, each });
      results.get(stream.name).push(await measured(stage, stream, work));
    }
    say(
      `  round ${round + 1}: ${streams.map(({ name }) => `${name} ${results.get(name).at(-1).perSecond.toFixed(0)}/s`).join(', ')}`,
    );
  }
  const servers = {};
  for (const stream of streams) {
    const latency = await stream.paced({ events: singles, each });
    servers[stream.name] = { ...summary(results.get(stream.name)), ...latency, peak: memoryOf(stream.pid).peak };
  }
  return servers;
}

async function closeAll(stage, streams) {
  await Promise.all(streams.map((stream) => stream.close()));
  await stage.stopAll();
}

/** One event to many subscribers of the same kind and rights. */
async function oneToMany(stage, count) {
  await stage.stopAll();
  const [site] = await stage.rows('select site_id as id from robot order by serial_number limit 1');
  const robots = await stage.rows('select serial_number from robot where site_id = $1 order by 1', [site.id]);
  const streams = [];
  try {
    const desk = await stage.fresh('desk');
    const changes = await Changes.of(
      desk,
      robots.map(({ serial_number: serial }) => serial),
    );
    const asked = { path: '/graphql', subscribe: WATCH_SITE, variables: [{ site: idOf('site', site.id) }] };
    const deskStream = new StreamServer('desk', desk, (events) => changes.make(events));
    streams.push(deskStream);
    await deskStream.open(count, { ...asked, authorization: KEY });
    const frame = await deskStream.allHear();
    for (const [name, subscription] of [
      ['graphql-ws', asked],
      ['raw', { path: '/' }],
    ]) {
      const server = await stage.fresh(name);
      const stream = new StreamServer(name, server, (broadcast) => command(server, { broadcast }));
      streams.push(stream);
      await command(server, { frame });
      await stream.open(count, subscription);
      await stream.allHear();
    }
    // Bursts of the same number of messages whatever the number of subscribers.
    const events = Math.max(1, Math.round(20_000 / count));
    const servers = await streamInRounds(stage, streams.reverse(), { events, each: count, singles: 20 });
    return { servers, frameBytes: frame.length };
  } finally {
    await closeAll(stage, streams);
  }
}

export const S1 = {
  id: 'S1',
  title: 'One event to many subscribers of the same kind and rights',
  unit: 'messages/s',
  note: 'Events are changes of status, made by ingestion: each burst is one transaction. Latency is from the request that makes a single change to each subscriber.',
  async run(stage) {
    const { sockets } = stage.options;
    const servers = {};
    const goals = [];
    for (const count of [Math.round(sockets / 10), sockets]) {
      const at = count.toLocaleString('en');
      const measuredAt = (await oneToMany(stage, count)).servers;
      for (const [name, result] of Object.entries(measuredAt)) servers[`${name}, ${at} sockets`] = result;
      const { raw, desk } = measuredAt;
      goals.push({
        name: `S1 messages/s to raw broadcast, ${at} sockets`,
        value: ratio(desk, raw),
        usual: 0.26,
        reach: 0.7,
        aim: 0.9,
      });
      if (count === sockets)
        goals.push({
          name: `S1 peak memory to raw, ${at} sockets`,
          value: desk.peak / raw.peak,
          usual: 5.7,
          reach: 2,
          aim: 1.4,
          less: true,
        });
    }
    return { servers, goals };
  },
};

/** How many robots change in one burst of S2: out of the log, so many that the transaction hardly counts; by ingestion, a batch. */
const BURST = 2_000;
const BATCH = 500;

export const S2 = {
  id: 'S2',
  title: 'Each subscriber watches its own robot',
  unit: 'messages/s',
  note: '“desk” reads events that another process wrote, so that the way from the log to the socket is measured; “desk with ingest” makes them itself, by batches of 500 changes.',
  async run(stage) {
    await stage.stopAll();
    const robots = await stage.rows('select id, serial_number from robot order by serial_number limit $1', [
      stage.options.sockets,
    ]);
    const count = robots.length;
    const ids = robots.map(({ id }) => idOf('robot', id));
    const events = Math.min(BURST, count);
    const streams = [];
    try {
      const desk = await stage.fresh('desk');
      const changes = await Changes.of(
        desk,
        robots.map(({ serial_number: serial }) => serial),
      );
      const log = await LogAgain.of(
        stage,
        changes,
        robots.map(({ id }) => id),
      );
      const asked = { path: '/graphql', subscribe: WATCH_ROBOT, variables: ids.map((robot) => ({ robot })) };
      const stream = new StreamServer('desk', desk, (many) => log.make(many));
      streams.push(stream);
      await stream.open(count, { ...asked, authorization: KEY });
      const frame = await stream.allHear(count);
      for (const [name, subscription] of [
        ['graphql-ws', asked],
        ['raw', { paths: '/robot/#' }],
      ]) {
        const server = await stage.fresh(name);
        let next = 0;
        const fire = async (many) => {
          await command(server, { send: { from: next % count, count: many } });
          next += many;
        };
        const other = new StreamServer(name, server, fire);
        streams.push(other);
        await command(server, { frame, robots: ids });
        await other.open(count, subscription);
        await other.allHear(count);
      }
      const servers = await streamInRounds(stage, streams.reverse(), { events, each: 1, singles: 50 });
      stream.name = 'desk with ingest';
      stream.fire = (many) => changes.make(many);
      Object.assign(
        servers,
        await streamInRounds(stage, [stream], { events: Math.min(BATCH, count), each: 1, singles: 50 }),
      );
      return {
        servers,
        goals: [
          { name: 'S2 messages/s to raw targeted send', value: ratio(servers.desk, servers.raw), reach: 0.4, aim: 0.6 },
        ],
      };
    } finally {
      await closeAll(stage, streams);
    }
  },
};

export const S3 = {
  id: 'S3',
  title: 'Idle sockets, each with a subscription: memory',
  unit: 'kB a socket',
  note: 'Growth of the process’s memory (VmRSS) by a socket, after a garbage collection before and after, the same for all; “as it stands” is without.',
  async run(stage) {
    await stage.stopAll();
    const { sockets } = stage.options;
    const [site] = await stage.rows('select site_id as id from robot order by serial_number limit 1');
    const asked = { path: '/graphql', subscribe: WATCH_SITE, variables: [{ site: idOf('site', site.id) }] };
    const servers = {};
    for (const name of ['raw', 'graphql-ws', 'desk']) {
      const server = await stage.fresh(name, { collectable: true });
      const authorization = name === 'desk' ? KEY : undefined;
      const subscription = name === 'raw' ? { path: '/' } : { ...asked, authorization };
      // A first few sockets, so that what is made once is made before it is measured.
      const warm = new StreamServer(name, server, async () => {});
      await warm.open(Math.min(100, sockets), subscription);
      await pause(1_000);
      await warm.close();
      const before = await settled(server);
      const stream = new StreamServer(name, server, async () => {});
      await stream.open(sockets, subscription);
      await pause(3_000);
      const standing = memoryOf(server.pid).rss;
      const after = await settled(server);
      const { failure } = await stream.look();
      if (failure) throw new Error(`Streams of ${name}: ${failure}`);
      await stream.close();
      await stage.stopAll();
      const each = (mb) => ((mb - before) * 1_024) / sockets;
      servers[name] = { perSocket: each(after), perSocketAsItStands: each(standing), rss: after, peak: standing };
      say(`  ${name}: ${each(after).toFixed(1)} kB a socket (${each(standing).toFixed(1)} as it stands)`);
    }
    const above = servers.desk.perSocket - servers.raw.perSocket;
    return {
      servers,
      goals: [{ name: 'S3 kB an idle socket above raw ws', value: above, reach: 12, aim: 6, less: true }],
    };
  },
};

/** Memory after the garbage is gone, MB. */
async function settled(server) {
  for (let i = 0; i < 3; i += 1) {
    server.collectGarbage();
    await pause(700);
  }
  return memoryOf(server.pid).rss;
}
