/** R1 to R5: lists, single things and statistics over HTTP, beside the limit and PostGraphile. */
import { answerOf, mustAgree } from './agreement.mjs';
import { dashboard, oneTicket, openTickets, robotsOfSite } from './requests.mjs';
import { inRounds, ratio } from './rounds.mjs';

const IDS = 2_000;

const reading = (id, title, goals, requestsFor, servers = ['limit', 'postgraphile', 'desk']) => ({
  id,
  title,
  unit: 'requests/s',
  async run(stage) {
    const me = (await stage.server('desk')).person('SAV_MANAGER');
    await me.renew();
    const given = await requestsFor(stage, (request) => ({ ...request, headers: me.headers }));
    const targets = [];
    const answers = {};
    for (const name of servers) {
      const server = await stage.server(name);
      const url = name === 'desk' ? server.url.replace(/\/graphql$/, '') : server.url;
      const list = given[name];
      answers[name] = await answerOf(url, list()[0]);
      const before = name === 'desk' ? me.renew : undefined;
      targets.push({ name, pid: server.pid, url, before, requestsOf: (connection) => turned(list(), connection) });
    }
    mustAgree(answers);
    const measured = await inRounds(stage, targets);
    return { servers: measured, goals: goals(measured) };
  },
});

/** Every connection begins elsewhere in the list, so that they do not all ask for the same at the same time. */
function turned(list, connection) {
  const at = (connection * 97) % list.length;
  return [...list.slice(at), ...list.slice(0, at)].slice(0, 500);
}

const toBoth = (id, limit, peer) => (measured) => [
  { name: `${id} to the limit`, value: ratio(measured.desk, measured.limit), ...limit },
  { name: `${id} to PostGraphile`, value: ratio(measured.desk, measured.postgraphile), ...peer },
];
const LISTS = [
  { usual: 0.1, reach: 0.6, aim: 0.8 },
  { usual: 0.2, reach: 1.2, aim: 1.6 },
];

export const R1 = reading(
  'R1',
  '50 open tickets with robot, client, assignee and last 3 timeline entries, as SAV_MANAGER',
  toBoth('R1', ...LISTS),
  async (_, signed) => ({
    limit: () => [openTickets.limit()],
    postgraphile: () => [openTickets.postgraphile],
    desk: () => [signed(openTickets.desk)],
  }),
);

export const R2 = reading(
  'R2',
  'One ticket by its id (random ids)',
  toBoth('R2', { usual: 0.13, reach: 0.6, aim: 0.8 }, { usual: 0.35, reach: 1.8, aim: 2.3 }),
  async (stage, signed) => {
    const rows = await stage.rows(`select id from ticket order by hashtext(number) limit ${IDS}`);
    return {
      limit: () => rows.map(({ id }) => oneTicket.limit(id)),
      postgraphile: () => rows.map(({ id }) => oneTicket.postgraphile(id)),
      desk: () => rows.map(({ id }) => signed(oneTicket.desk(id))),
    };
  },
);

/** The price of row rules: the same list under three roles, in the same rounds. */
export const R3 = {
  id: 'R3',
  title: 'The same as R1, as TECHNICIAN and as CLIENT (row rules on)',
  unit: 'requests/s',
  async run(stage) {
    const desk = await stage.server('desk');
    const limit = await stage.server('limit');
    const url = desk.url.replace(/\/graphql$/, '');
    const [technician] = await stage.rows('select id from technician where account_id is not null');
    const [client] = await stage.rows(`select client_id as id from account where role = 'CLIENT'`);
    const limits = {
      SAV_MANAGER: openTickets.limit(),
      TECHNICIAN: openTickets.limit('openTicketsOfTechnician', [technician.id]),
      CLIENT: openTickets.limit('openTicketsOfClient', [client.id]),
    };
    const targets = [];
    for (const [role, request] of Object.entries(limits)) {
      const me = desk.person(role);
      await me.renew();
      const mine = () => ({ ...openTickets.desk, headers: me.headers });
      mustAgree({ desk: await answerOf(url, mine()), limit: await answerOf(limit.url, request) });
      targets.push({ name: `limit as ${role}`, pid: limit.pid, url: limit.url, requestsOf: () => [request] });
      targets.push({ name: `desk as ${role}`, pid: desk.pid, url, before: me.renew, requestsOf: () => [mine()] });
    }
    const servers = await inRounds(stage, targets);
    const goals = ['TECHNICIAN', 'CLIENT'].map((role) => ({
      name: `R3 to R1, as ${role}`,
      value: ratio(servers[`desk as ${role}`], servers['desk as SAV_MANAGER']),
      reach: 0.85,
      aim: 0.95,
    }));
    return { servers, goals };
  },
};

export const R4 = reading(
  'R4',
  '100 robots of a site with state and active faults, as SAV_MANAGER',
  toBoth('R4', ...LISTS),
  async (stage, signed) => {
    const [{ site }] = await stage.rows(`select site_id as site from robot order by serial_number limit 1`);
    return {
      limit: () => [robotsOfSite.limit(site)],
      postgraphile: () => [robotsOfSite.postgraphile(site)],
      desk: () => [signed(robotsOfSite.desk(site))],
    };
  },
);

export const R5 = {
  ...reading(
    'R5',
    'Statistics of all tickets for a dashboard, as SAV_MANAGER',
    (measured) => [{ name: 'R5 to the limit', value: ratio(measured.desk, measured.limit) }],
    async (_, signed) => ({ limit: () => [dashboard.limit], desk: () => [signed(dashboard.desk)] }),
    ['limit', 'desk'],
  ),
  note: 'Without PostGraphile, which has no aggregates unless a plugin brings them. No goal is set.',
};
