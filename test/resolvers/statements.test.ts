/** What the pages that people look at all day cost in statements, sign-in included: no page costs more for being longer. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spokenDuring } from '../support/spoken.js';
import { encodeId } from '../../src/domain/ids.js';
import { tickets } from '../../src/services/index.js';
import { makeClient } from '../factories/client.factory.js';
import { makeFault } from '../factories/fault.factory.js';
import { makeRobot } from '../factories/robot.factory.js';
import { makeSite } from '../factories/site.factory.js';
import { makeTechnician } from '../factories/technician.factory.js';
import { makeTicket } from '../factories/ticket.factory.js';
import { callAs, personOf } from '../support/actor.js';
import { signIn, type Loose } from '../support/client.js';
import { startDesk, type TestDesk } from '../support/desk.js';

let desk: TestDesk;
let siteId: string;
let ticketId: string;

beforeAll(async () => {
  desk = await startDesk({ held: false });
  const call = callAs(desk, await personOf(desk, 'manager'));
  const clients = await Promise.all(['A', 'B', 'C', 'D', 'E'].map((name) => makeClient(call, { name })));
  const technicians = await Promise.all(['F', 'G', 'H'].map((name) => makeTechnician(call, { name })));
  const site = await makeSite(call, { clientId: clients[0]!.id });
  siteId = encodeId('Site', site.id);
  for (let index = 0; index < 100; index += 1) {
    const client = clients[index % 5]!;
    const robot = await makeRobot(call, { clientId: client.id, siteId: site.id });
    await makeFault(call, { robotId: robot.id });
    if (index % 2) continue;
    const { id } = await makeTicket(call, { clientId: client.id, robotId: robot.id, technicianId: technicians[0]!.id });
    for (const { id: technicianId } of technicians) await tickets.assignTicket(call, { ticketId: id, technicianId });
    ticketId = encodeId('Ticket', id);
  }
});
afterAll(() => desk.stop());

/**
 * The answer to a query, and its statements; asked three times, as what comes again may go another way. The first time
 * the caller is not known yet.
 */
async function cost(query: string, variables: object = {}): Promise<{ data: Loose; statements: string[][] }> {
  let data: Loose;
  const manager = await signIn(desk.url, 'manager');
  const ask = () => spokenDuring(async () => (data = await manager.data(query, variables)));
  const statements = [await ask(), await ask(), await ask()];
  return { data, statements };
}

/** Says the statements when there are too many. */
const expectAtMost = (most: number, statements: string[][]): void => {
  for (const said of statements) expect(said, said.join('\n')).toSatisfy((list: string[]) => list.length <= most);
  // The caller and the thing itself are asked for at least, or the counting is broken.
  expect(statements[0]!.length).toBeGreaterThan(1);
};

describe('in statements', () => {
  it('a page of 50 open tickets with their robots, clients, technicians and last lines costs 6', async () => {
    const { data, statements } =
      await cost(`{ tickets(where: { status: { in: [NEW, ASSIGNED] } }, first: 50) { edges { node {
      id number title status priority robot { id serialNumber } client { id name } assignee { id name }
      timeline(last: 3) { kind at actor { name } } } } } }`);
    const nodes = data.tickets.edges.map(({ node }: Loose) => node);
    expect(nodes).toHaveLength(50);
    const full = nodes.filter((one: Loose) => one.robot && one.client && one.assignee && one.timeline.length === 3);
    expect(full.length).toBeGreaterThan(45);
    expectAtMost(6, statements);
  });

  it('a ticket by its id costs 2', async () => {
    const { data, statements } = await cost('query ($id: ID!) { ticket(id: $id) { id number title status version } }', {
      id: ticketId,
    });
    expect(data.ticket.id).toBe(ticketId);
    expectAtMost(2, statements);
  });

  it('100 robots of a site with their state and active faults cost 6', async () => {
    const { data, statements } = await cost(
      `query ($siteId: ID!) { robots(where: { siteId: { eq: $siteId } }, first: 100) { edges { node {
        id serialNumber status connection health batteryLevel lastSeenAt client { id name } site { id name }
        faults(where: { active: true }, first: 5) { edges { node { id code severity ticket { id number } } } } } } } }`,
      { siteId },
    );
    const nodes = data.robots.edges.map(({ node }: Loose) => node);
    expect(nodes).toHaveLength(100);
    expect(nodes.every((robot: Loose) => robot.faults.edges.length === 1)).toBe(true);
    expectAtMost(6, statements);
  });

  it.each([
    'tickets',
    'robots',
    'faults',
    'clients',
    'assets',
    'contracts',
    'technicians',
    'diagnostics',
    'fleetAlerts',
  ])('counting %s costs one more, and only when it is asked for', async (list) => {
    const without = await cost(`{ ${list}(first: 1) { nodes { id } pageInfo { hasNextPage } } }`);
    const withCount = await cost(`{ ${list}(first: 1) { nodes { id } totalCount } }`);
    expect(without.statements.flat().filter((said) => /count\(/.test(said))).toEqual([]);
    expect(withCount.statements.map((said) => said.length)).toEqual(without.statements.map((said) => said.length + 1));
  });

  it('statistics of all tickets cost 2, and one more for the names of technicians', async () => {
    const numbers = `total byStatus { count } byPriority { count } byOrigin { count } byProduct { model }
      byPeriod { count } responseTime { median } resolutionTime { p90 } backlog { total } reopening { rate }`;
    const { data, statements } = await cost(`{ ticketStatistics { ${numbers} } }`);
    expect(data.ticketStatistics.total).toBeGreaterThan(50);
    expectAtMost(2, statements);
    expectAtMost(
      3,
      (await cost(`{ ticketStatistics { ${numbers} byTechnician { technician { name } } } }`)).statements,
    );
  });

  it('20 things by their ids cost one a kind', async () => {
    const { data: listed } = await cost('{ robots(first: 10) { nodes { id } } tickets(first: 10) { nodes { id } } }');
    const ids = [...listed.robots.nodes, ...listed.tickets.nodes].map(({ id }: Loose) => id);
    const { data, statements } = await cost('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
    expect(data.nodes.map(({ id }: Loose) => id)).toEqual(ids);
    expectAtMost(3, statements);
  });
});
