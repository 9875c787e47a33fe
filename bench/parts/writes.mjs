/** W1 and W2: what people change, one by one. The limit writes the same rows: the thing, its timeline, its event. */
import { answerOf } from './agreement.mjs';
import { changeTicketStatus, createTicket } from './requests.mjs';
import { inRounds, ratio } from './rounds.mjs';

const SERVERS = ['limit', 'postgraphile', 'desk'];

const writing = (id, title, requestsFor) => ({
  id,
  title,
  unit: 'requests/s',
  note: 'PostGraphile writes the row of the ticket only: no number, no lifecycle, no timeline, no event.',
  async run(stage) {
    const me = (await stage.server('desk')).person('SAV_MANAGER');
    const signed = (request) => ({ ...request, headers: me.headers });
    const { requests, reset } = await requestsFor(stage, signed);
    const before = async () => {
      await me.renew();
      await reset?.();
    };
    const targets = [];
    for (const name of SERVERS) {
      const server = await stage.server(name);
      const url = name === 'desk' ? server.url.replace(/\/graphql$/, '') : server.url;
      await before();
      mustHaveWorked(await answerOf(url, requests[name](0)[0]));
      targets.push({ name, pid: server.pid, url, requestsOf: requests[name], before });
    }
    const servers = await inRounds(stage, targets);
    const goals = [
      { name: `${id} to the limit`, value: ratio(servers.desk, servers.limit) },
      { name: `${id} to PostGraphile`, value: ratio(servers.desk, servers.postgraphile) },
    ];
    return { servers, goals };
  },
});

function mustHaveWorked({ data }) {
  const [payload] = Object.values(data);
  if (!payload.ticket || payload.errors?.length > 0) throw new Error(`A write was refused: ${JSON.stringify(data)}`);
}

export const W1 = writing('W1', 'createTicket, as SAV_MANAGER', async (stage, signed) => {
  const robots = await stage.rows(
    'select id, client_id, site_id from robot order by hashtext(serial_number) limit 200',
  );
  return {
    requests: {
      limit: () => robots.map((robot) => createTicket.limit(robot)),
      // Its client makes id and number, which must be new each time.
      postgraphile: () =>
        robots.map((robot) => ({
          ...createTicket.postgraphile(robot),
          make: () => createTicket.postgraphile(robot).body,
        })),
      desk: () => robots.map((robot) => signed(createTicket.desk(robot))),
    },
  };
});

/** How many tickets each connection has for itself, to and fro. */
const EACH = 50;

export const W2 = writing('W2', 'changeTicketStatus, as SAV_MANAGER', async (stage, signed) => {
  const { connections } = stage.options;
  const tickets = await stage.rows(
    `select id from ticket where status not in ('CANCELLED', 'MERGED') and technician_id is not null
     order by hashtext(number) limit $1`,
    [connections * EACH],
  );
  const ids = tickets.map(({ id }) => id);
  const steps = (connection, change) => {
    const own = ids.slice(((connection % connections) * ids.length) / connections).slice(0, ids.length / connections);
    return [
      ...own.map((id) => change(id, 'PENDING_PARTS', 'Pièce commandée')),
      ...own.map((id) => change(id, 'IN_PROGRESS', null)),
    ];
  };
  return {
    requests: {
      limit: (connection) => steps(connection, changeTicketStatus.limit),
      postgraphile: (connection) => steps(connection, changeTicketStatus.postgraphile),
      desk: (connection) => steps(connection, (...step) => signed(changeTicketStatus.desk(...step))),
    },
    // A round ends in the middle of things; the next one begins where all of them are in work.
    reset: async () => {
      await stage.rows(
        `update ticket set status = 'IN_PROGRESS', status_reason = null, resolved_at = null, closed_at = null
         where id = any($1::uuid[]) and status <> 'IN_PROGRESS'`,
        [ids],
      );
    },
  };
});
