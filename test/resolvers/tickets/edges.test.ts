import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientOf, signIn, withKey, type DemoName } from '../../support/client.js';
import { startDesk, type TestDesk } from '../../support/desk.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startDesk();
  const messages = readFileSync('test/fixtures/vda5050/fleet.jsonl', 'utf8').trim().split('\n');
  const vda5050 = messages.map((line) => {
    const { topic, t, payload } = JSON.parse(line) as Record<string, unknown>;
    return { topic, receivedAt: t, payload };
  });
  await withKey(desk.url, 'hyperion').data(
    'mutation ($input: IngestDiagnosticsInput!) { ingestDiagnostics(input: $input) { accepted } }',
    { input: { vda5050 } },
  );
});
afterAll(() => desk.stop());

const EDGES = `
  robot { id serialNumber manufacturer model status connection health operatingMode batteryLevel charging lastSeenAt
    reportPeriodSeconds createdAt version client { name } site { name } }
  client { id name kind externalRef email phone locale createdAt version sites { name } }
  assignee { id name email phone skills city active createdAt version }`;

test('refused when anonymous', async () => {
  const { errors } = await clientOf(desk.url).ask(`{ tickets { nodes { id ${EDGES} } } }`);
  expect(errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
});

test.each<DemoName>(['manager', 'admin', 'technician', 'technician2', 'client', 'client2'])(
  'what comes with a page of tickets is what each ticket shows by itself, as %s',
  async (name) => {
    const caller = await signIn(desk.url, name);
    const { tickets } = await caller.data(`{ tickets(first: 100) { nodes { id ${EDGES} } } }`);
    expect(tickets.nodes.length).toBeGreaterThan(0);
    for (const ticket of tickets.nodes as { id: string }[]) {
      const alone = await caller.data(`query ($id: ID!) { ticket(id: $id) { id ${EDGES} } }`, { id: ticket.id });
      expect(alone.ticket).toEqual(ticket);
    }
  },
);

test('an edge that the caller may not see is null in a page too', async () => {
  // The robot of one client's ticket has gone to another client since.
  const manager = await signIn(desk.url, 'manager');
  const { robot, clients } = await manager.data(
    '{ robot(serialNumber: "OUR-2041") { id } clients(where: { search: "Pharma" }) { nodes { id } } }',
  );
  const link = 'mutation ($input: LinkRobotToClientInput!) { linkRobotToClient(input: $input) { errors { code } } }';
  await manager.data(link, { input: { robotId: robot.id, clientId: clients.nodes[0].id } });
  const caller = await signIn(desk.url, 'client');
  const { tickets } = await caller.data('{ tickets(where: { search: "quai" }) { nodes { title robot { id } } } }');
  expect(tickets.nodes).toMatchObject([{ robot: null }]);
});
