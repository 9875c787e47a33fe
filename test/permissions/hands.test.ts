/** Single cases worth reading by themselves: `node`, keys with few scopes, names that are taken, things that change hands. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientOf, withKey, type Loose, type TestClient } from '../support/client.js';
import { NAMES, startTwoClients, type TwoClients } from '../support/two-clients.js';

let two: TwoClients;
beforeAll(async () => void (two = await startTwoClients()));
afterAll(() => two.desk.stop());

describe('a key with few scopes', () => {
  const keyWith = async (...scopes: string[]): Promise<TestClient> => {
    const { createApiKey } = await two.admin.data(
      'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret } }',
      { input: { name: 'Few', scopes } },
    );
    return clientOf(two.desk.url, createApiKey.secret as string);
  };
  const PAGE = `{ robots(first: 3) { nodes { serialNumber client { name } site { name } faults { nodes { code
    ticket { number } fleetAlert { title } rule { name } } } } } }`;

  it('reads no other things by way of those it may read, and its page does not fail for it', async () => {
    const { data, errors } = await (await keyWith('robots:read')).ask(PAGE);
    expect(errors).toBeUndefined();
    expect(data.robots.nodes).toHaveLength(3);
    for (const robot of data.robots.nodes) {
      expect(robot).toMatchObject({ serialNumber: expect.any(String), client: null, site: null });
      for (const fault of robot.faults.nodes)
        expect(fault).toEqual({ code: expect.any(String), ticket: null, fleetAlert: null, rule: null });
    }
    const more = await (await keyWith('robots:read', 'clients:read', 'tickets:read')).data(PAGE);
    const faults = more.robots.nodes.flatMap((robot: Loose) => robot.faults.nodes);
    expect(more.robots.nodes[0].client).toEqual({ name: expect.any(String) });
    expect(faults.some((fault: Loose) => fault.ticket !== null)).toBe(true);
  });

  it('sees who has a ticket with the ticket, and asks for no technicians', async () => {
    const key = await keyWith('tickets:read');
    const { tickets } = await key.data('{ tickets { nodes { assignee { id name } client { name } } } }');
    const assignees = tickets.nodes.flatMap(({ assignee }: Loose) => assignee ?? []);
    expect(assignees.map(({ id }: Loose) => id)).toContain(two.of[0].technician);
    expect(tickets.nodes.every(({ client }: Loose) => client === null)).toBe(true);
    expect((await key.data('query ($id: ID!) { node(id: $id) { id } }', { id: assignees[0].id })).node).toBeNull();
  });

  it('is shown the ticket that it has opened, and not what the ticket leads to', async () => {
    const key = await keyWith('tickets:write');
    const { createTicket } = await key.data(
      `mutation ($input: CreateTicketInput!) { createTicket(input: $input) {
        ticket { number timeline { kind } client { name } robot { serialNumber } } errors { code } } }`,
      { input: { title: 'By a partner', serviceType: 'SECURITY', robotId: two.of[0].robot } },
    );
    const ticket = { number: expect.any(String), timeline: [{ kind: 'OPENED' }], client: null, robot: null };
    expect(createTicket).toEqual({ errors: [], ticket });
  });

  it('is refused an edge that may not be null', async () => {
    const key = await keyWith('clients:write');
    const link =
      'mutation ($input: LinkRobotToClientInput!) { linkRobotToClient(input: $input) { robot { id faults { totalCount } } } }';
    const { client, site, robot } = two.of[0];
    const { data, errors } = await key.ask(link, { input: { robotId: robot, clientId: client, siteId: site } });
    expect(data.linkRobotToClient).toEqual({ robot: null });
    expect(errors).toMatchObject([
      { path: ['linkRobotToClient', 'robot', 'faults'], extensions: { code: 'FORBIDDEN' } },
    ]);
  });
});

describe('a name that another has', () => {
  const RAISE = `mutation ($input: RaiseFleetAlertInput!) { raiseFleetAlert(input: $input) {
    fleetAlert { id title } errors { code message path details } } }`;

  it('is taken, and nothing more is told: an alert’s reference', async () => {
    const [key, otherKey] = two.keys;
    const raise = async (by: TestClient, title: string) =>
      (await by.data(RAISE, { input: { title, severity: 'WARNING', code: 'x', externalRef: 'REF-1' } }))
        .raiseFleetAlert;
    const first = await raise(otherKey, 'Theirs');
    expect(first).toMatchObject({ errors: [], fleetAlert: { title: 'Theirs' } });
    const taken = {
      code: 'ALREADY_EXISTS',
      message: 'Cette référence est déjà prise.',
      path: ['externalRef'],
      details: null,
    };
    expect(await raise(key, 'Mine')).toEqual({ fleetAlert: null, errors: [taken] });
    expect(await raise(otherKey, 'Said anew')).toEqual(first);
    expect(await raise(two.freeKey, 'Said anew')).toEqual(first);
  });

  it('is nobody’s concern: an idempotency key', async () => {
    const CREATE = `mutation ($input: CreateTicketInput!) { createTicket(input: $input) { ticket { id client { name } } errors { code } } }`;
    const create = async (by: TestClient) => {
      const input = { title: 'Once', serviceType: 'SECURITY', idempotencyKey: 'the same' };
      return (await by.data(CREATE, { input })).createTicket;
    };
    const [mine, theirs] = [await create(two.clients[0]), await create(two.clients[1])];
    expect([mine.ticket.client.name, theirs.ticket.client.name]).toEqual([...NAMES]);
    expect(await create(two.clients[0])).toEqual(mine);
  });
});

describe('node', () => {
  const kindOf = async (asker: TestClient, id: string) =>
    (await asker.data('query ($id: ID!) { node(id: $id) { __typename } }', { id })).node?.__typename ?? null;

  it('shows a kind of thing only to those who may ask for it by its own field', async () => {
    const [own] = two.of;
    const { technicians, detectionRules } = await two.manager.data(
      '{ technicians { nodes { id } } detectionRules { id } }',
    );
    expect(technicians.nodes.length).toBeGreaterThan(1);
    const [client] = two.clients;
    // The technician on its own ticket: a client sees them there, and has no page of technicians.
    expect(await kindOf(client, own.technician)).toBeNull();
    expect(await kindOf(client, own.alert)).toBeNull();
    expect(await kindOf(client, detectionRules[0].id)).toBeNull();
    expect(await kindOf(two.technicians[0], detectionRules[0].id)).toBe('DetectionRule');
    expect(await kindOf(two.technicians[0], own.alert)).toBe('FleetAlert');
  });

  it('asks a service account for the scope of each kind', async () => {
    const [own] = two.of;
    const robotsOnly = withKey(two.desk.url, 'hyperion');
    expect(await kindOf(robotsOnly, own.robot)).toBe('Robot');
    expect(await kindOf(robotsOnly, own.fault)).toBe('Fault');
    for (const id of [own.ticket, own.client, own.site, own.alert, own.technician])
      expect(await kindOf(robotsOnly, id)).toBeNull();
  });

  it('has no page for what is shown on other things only', async () => {
    const [own] = two.of;
    for (const id of [own.diagnostic, own.account]) expect(await kindOf(two.admin, id)).toBeNull();
  });
});

describe('what changes hands', () => {
  const ROBOT = '{ robots(where: { serialNumber: { eq: "R002" } }) { nodes { id } } }';
  const LINK = `mutation ($input: LinkRobotToClientInput!) { linkRobotToClient(input: $input) { errors { code } } }`;
  const CREATE = `mutation ($input: CreateTicketInput!) { createTicket(input: $input) { ticket { id } errors { code } } }`;

  it('leaves the old client its ticket and takes the robot; the new one has the robot without the ticket', async () => {
    const [client, client2] = two.clients;
    const [robot] = (await client.data(ROBOT)).robots.nodes;
    const input = { title: 'Before the sale', serviceType: 'SECURITY', robotId: robot.id };
    const { ticket } = (await client.data(CREATE, { input })).createTicket;
    await two.manager.data(LINK, { input: { robotId: robot.id, clientId: two.of[1].client, siteId: two.of[1].site } });
    const asked = 'query ($id: ID!) { ticket(id: $id) { title robot { id } site { id } } }';
    const before = (await client.data(asked, { id: ticket.id })).ticket;
    expect(before).toMatchObject({ title: 'Before the sale', robot: null });
    expect((await client2.data(ROBOT)).robots.nodes).toEqual([robot]);
    expect((await client2.data(asked, { id: ticket.id })).ticket).toBeNull();
    expect((await client.data(ROBOT)).robots.nodes).toEqual([]);
  });

  it('keeps the parent of both clients’ faults from either, and hides neither’s own ticket', async () => {
    const entries = two.of.map(({ serialNumber }) => ({
      serialNumber,
      observedAt: new Date().toISOString(),
      component: 'motor',
      code: 'overheat',
      level: 'ERROR',
    }));
    await two.freeKey.data(
      'mutation ($input: IngestDiagnosticsInput!) { ingestDiagnostics(input: $input) { accepted } }',
      { input: { entries } },
    );
    const raised = await two.freeKey.data(
      `mutation { raiseFleetAlert(input: { title: "All motors", severity: URGENT, code: "overheat" }) {
        fleetAlert { activeFaultCount ticket { id } } } }`,
    );
    const { activeFaultCount, ticket } = raised.raiseFleetAlert.fleetAlert;
    expect(activeFaultCount).toBe(2);
    const asked = `query ($id: ID!) { ticket(id: $id) { id } node(id: $id) { id }
      tickets(where: { parentId: { eq: $id } }) { nodes { muted parent { id } client { name } } } }`;
    for (const [index, client] of two.clients.entries()) {
      const data = await client.data(asked, { id: ticket.id });
      const mine = { muted: true, parent: null, client: { name: NAMES[index] } };
      expect(data).toEqual({ ticket: null, node: null, tickets: { nodes: [mine] } });
    }
  });
});
