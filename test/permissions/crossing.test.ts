/**
 * Gate two from outside: whatever another client owns, asked for by any path, is answered exactly as an id that never
 * existed.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientOf, subscribe, withKey, type Loose, type TestClient } from '../support/client.js';
import {
  NAMES,
  neverExisted,
  startTwoClients,
  wordsOf,
  type Belongings,
  type TwoClients,
} from '../support/two-clients.js';
import { LOOKUPS, MUTATIONS, STREAMS, type Path } from './paths.js';

let two: TwoClients;
beforeAll(async () => void (two = await startTwoClients()));
afterAll(() => two.desk.stop());

/** Who asks for what is Pharma Nord's: its rival, a technician who is not on it, and a rival's service account. */
const STRANGERS = ['client', 'technician', 'key'] as const;
type Stranger = (typeof STRANGERS)[number];
const strangerOf = (name: Stranger): TestClient =>
  ({ client: two.clients[0], technician: two.technicians[0], key: two.keys[0] })[name];

/** The whole answer, but for the id that was asked for and the time it took. */
async function wholeAnswer(asker: TestClient, path: Path, asked: string, own: Belongings): Promise<string> {
  const { status, data, errors } = await asker.ask(path.operation, path.variables(asked, own));
  return JSON.stringify({ status, data, errors }).replaceAll(asked, '<asked>');
}

const named = (paths: Path[], stranger: Stranger) =>
  paths.filter((path) => path.by.includes(stranger)).map((path) => ({ ...path, stranger }));
const never = (path: Path, theirs: Belongings): string =>
  theirs[path.thing].includes('_') ? neverExisted(theirs[path.thing]) : `never ${path.thing}`;

describe.each([
  ['looked up', LOOKUPS],
  ['handed to a mutation', MUTATIONS],
] as const)('another’s thing, %s,', (_, paths) => {
  const cases = STRANGERS.flatMap((stranger) => named(paths, stranger));

  it.each(cases)('is as if it never existed: $name, by a $stranger', async (path) => {
    const [own, theirs] = two.of;
    const asker = strangerOf(path.stranger);
    const answer = await wholeAnswer(asker, path, theirs[path.thing], own);
    expect(answer).toBe(await wholeAnswer(asker, path, never(path, theirs), own));
    expect(theirs.everything.filter((word) => word.length > 8 && answer.includes(word))).toEqual([]);
  });

  it.each(cases)('is refused when anonymous: $name', async (path) => {
    const [, theirs] = two.of;
    const { errors } = await clientOf(two.desk.url).ask(path.operation, path.variables(theirs[path.thing], theirs));
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['UNAUTHENTICATED']);
  });

  // Without this, a path that answers nothing to anybody would pass.
  it.each(cases)('is there for those who may: $name', async (path) => {
    const [, theirs] = two.of;
    const asker =
      path.stranger === 'key' ? two.keys[1] : path.stranger === 'client' ? two.clients[1] : two.technicians[1];
    const asked = theirs[path.thing];
    expect(await wholeAnswer(asker, path, asked, theirs)).not.toBe(
      await wholeAnswer(asker, path, never(path, theirs), theirs),
    );
  });
});

describe('another’s thing, opened as a stream,', () => {
  const cases = STRANGERS.flatMap((stranger) => named(STREAMS, stranger));
  const open = async (asker: TestClient, path: Path, asked: string, own: Belongings) => {
    const stream = subscribe(two.desk.url, asker.token, path.operation, path.variables(asked, own) as never);
    const how = await Promise.race([stream.next().then((event) => ({ event })), stream.ended]);
    await stream.stop();
    return how as Loose;
  };

  it.each(cases)('refuses as if it never existed: $name, by a $stranger', async (path) => {
    const [own, theirs] = two.of;
    const asker = strangerOf(path.stranger);
    const refusal = await open(asker, path, theirs[path.thing], own);
    expect(refusal).toEqual(await open(asker, path, never(path, theirs), own));
    expect(refusal[0].extensions.code).toBe('NOT_FOUND');
  });

  it.each(cases.filter(({ operation }) => operation.includes('initial: true')))(
    'opens for those who may: $name',
    async (path) => {
      const [, theirs] = two.of;
      expect(await open(two.manager, path, theirs[path.thing], theirs)).toHaveProperty('event');
    },
  );
});

const GRAPH = `{
  me { id client { id name sites { id } } technician { id } }
  robots(first: 100) { totalCount nodes { id serialNumber client { name sites { name } } site { name client { name } }
    faults { totalCount nodes { id message ticket { id number title previous { id } } fleetAlert { id title } robot { client { name } } } } } }
  faults(first: 100) { totalCount nodes { id message robot { id client { name } } ticket { title client { name } } } }
  tickets(first: 100) { totalCount nodes { id number title contact { name } client { name sites { name } } site { name }
    robot { serialNumber faults { nodes { message } } } parent { id title } previous { id title } timeline { id data actor { name } } } } }`;

describe('everything that is asked for at once', () => {
  const dataOf = async (asker: TestClient) => (await asker.ask(GRAPH)).data as Loose;

  it.each([0, 1] as const)('holds nothing of the other’s, for client %i', async (index) => {
    const data = await dataOf(two.clients[index]);
    expect(data.robots.totalCount).toBeGreaterThan(2);
    expect(data.tickets.totalCount).toBeGreaterThan(1);
    const [own, theirs] = index === 0 ? two.of : [two.of[1], two.of[0]];
    const words = wordsOf(data);
    expect(words).toContain(own.title);
    const shared = new Set(own.everything);
    expect(theirs.everything.filter((word) => !shared.has(word) && words.includes(word))).toEqual([]);
  });

  it.each([0, 1] as const)('holds nothing of the other’s, for the key of client %i', async (index) => {
    const { data } = await two.keys[index].ask(GRAPH.replace(/ me \{.*\n/, '\n'));
    const [own, theirs] = index === 0 ? two.of : [two.of[1], two.of[0]];
    const words = wordsOf(data);
    expect(words).toContain(own.title);
    const shared = new Set(own.everything);
    expect(theirs.everything.filter((word) => !shared.has(word) && words.includes(word))).toEqual([]);
  });

  it('is, for a technician, what their tickets lead to', async () => {
    const data = await dataOf(two.technicians[1]);
    const mine = (data.tickets.nodes as Loose[]).map(({ client }) => client.name);
    expect(new Set(mine)).toEqual(new Set(['Pharma Nord']));
    expect(wordsOf(data).filter((word) => word.includes('Rhône'))).toEqual([]);
  });
});

describe('a technician', () => {
  it('sees themselves among the technicians, and nobody else', async () => {
    const { technicians } = await two.technicians[1].data('{ technicians { totalCount nodes { id } } }');
    expect(technicians).toEqual({ totalCount: 1, nodes: [{ id: two.of[1].technician }] });
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
