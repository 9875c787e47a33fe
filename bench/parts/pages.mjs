/** How it grows: a far page beside the first one, and ten times the tickets beside the usual number. */
import { timed } from '../lib/say.mjs';
import { startDesk } from '../servers/desk.mjs';
import { answerOf } from './agreement.mjs';
import { openTickets } from './requests.mjs';
import { inRounds, ratio } from './rounds.mjs';

const SIZE = 50;
const PAGE = 1_000;
const QUERY = `query Page($after: Cursor) { tickets(first: ${SIZE}, after: $after) {
  edges { node { id number title status createdAt } } pageInfo { hasNextPage endCursor } } }`;
const WALK = `query Walk($after: Cursor, $first: Int!) { tickets(first: $first, after: $after) { pageInfo { hasNextPage endCursor } } }`;

const ask = (query, variables, { headers }) => ({
  path: '/graphql',
  headers,
  body: JSON.stringify({ query, variables }),
});

export const pages = {
  id: 'pages',
  title: `Page ${PAGE.toLocaleString('en')} of all tickets (${SIZE} a page, keyset) beside page 1`,
  unit: 'requests/s',
  async run(stage) {
    const desk = await stage.server('desk');
    const url = desk.url.replace(/\/graphql$/, '');
    const me = desk.person('SAV_MANAGER');
    await me.renew();
    const { sizes } = await stage.data();
    // On small data the last page but one stands for the thousandth.
    const page = Math.min(PAGE, Math.floor(sizes.tickets / SIZE) - 1);
    const after = await timed(`Walking to page ${page}`, () => cursorBefore(url, page, me));
    const target = (name, variables) => ({
      name,
      pid: desk.pid,
      url,
      before: me.renew,
      requestsOf: () => [ask(QUERY, variables, me)],
    });
    const first = 'desk, page 1';
    const far = `desk, page ${page}`;
    const servers = await inRounds(stage, [target(first, { after: null }), target(far, { after })]);
    return {
      servers,
      goals: [{ name: `page ${page} to page 1`, value: ratio(servers[far], servers[first]), reach: 0.9, aim: 1 }],
    };
  },
};

async function cursorBefore(url, page, me) {
  let after = null;
  for (let left = (page - 1) * SIZE; left > 0;) {
    const first = Math.min(left, 100);
    const { data } = await answerOf(url, ask(WALK, { after, first }, me));
    after = data.tickets.pageInfo.endCursor;
    left -= first;
  }
  return after;
}

export const grow = {
  id: 'grow',
  title: 'R1 on many times the tickets (BENCH_GROW)',
  unit: 'requests/s',
  onlyWhenNamed: true,
  async run(stage) {
    const { scale, grow: times } = stage.options;
    const grown = await stage.database.copy('grown', scale, times);
    const desks = [
      { desk: await stage.server('desk'), tickets: (await stage.data()).sizes.tickets },
      { desk: await startDesk({ name: 'desk-grown', databaseUrl: grown.url }), tickets: grown.sizes.tickets },
    ];
    try {
      const targets = [];
      for (const { desk, tickets } of desks) {
        const me = desk.person('SAV_MANAGER');
        await me.renew();
        const request = () => ({ ...openTickets.desk, headers: me.headers });
        const url = desk.url.replace(/\/graphql$/, '');
        await answerOf(url, request());
        const name = `desk, ${tickets} tickets`;
        targets.push({ name, pid: desk.pid, url, before: me.renew, requestsOf: () => [request()] });
      }
      const servers = await inRounds(stage, targets);
      const [usual, many] = targets.map(({ name }) => servers[name]);
      return {
        servers,
        goals: [
          { name: `R1 at ${times} × the tickets, cost`, value: ratio(usual, many), reach: 1.2, aim: 1.1, less: true },
        ],
      };
    } finally {
      await desks[1].desk.stop();
      await stage.database.drop(grown);
    }
  },
};
