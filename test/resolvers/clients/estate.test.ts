/** Clients and what they have, over the API: fields asked through the interface, edges, and what pages cost. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientOf, signIn, type Loose, type TestClient } from '../../support/client.js';
import { startDesk, type TestDesk } from '../../support/desk.js';
import { spokenDuring } from '../../support/spoken.js';

let desk: TestDesk;
let manager: TestClient;
let client: TestClient;
beforeAll(async () => {
  desk = await startDesk();
  [manager, client] = await Promise.all([signIn(desk.url, 'manager'), signIn(desk.url, 'client')]);
});
afterAll(() => desk.stop());

describe('refused when anonymous', () => {
  it.each([
    '{ assets { totalCount } }',
    '{ contracts { totalCount } }',
    'mutation { createClient(input: { name: "x" }) { created } }',
    'mutation { registerAsset(input: { name: "x" }) { asset { id } } }',
    'mutation { upsertContract(input: { name: "x" }) { contract { id } } }',
  ])('%s', async (operation) => {
    const { errors } = await clientOf(desk.url).ask(operation);
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['UNAUTHENTICATED']);
  });
});

const COMMON = `id name brand model serialNumber operatingSystem purchasedOn purchasePlace externalRef createdAt archivedAt
  version client { name } site { name } product { reference }`;

it('shows by the interface what each type shows by itself, compiled or not', async () => {
  // Asked four times: what comes again is compiled. Without a field of either type, its columns must come all the same.
  for (let time = 0; time < 4; time += 1) {
    const { assets } = await manager.data(`{ assets(first: 100) { nodes { __typename ${COMMON} } } }`);
    expect(assets.nodes).toHaveLength(13);
    const robot = assets.nodes.find((one: Loose) => one.serialNumber === 'OUR-2041');
    expect(robot).toMatchObject({
      __typename: 'Robot',
      name: 'Atlas T3 OUR-2041',
      brand: 'Ouranos',
      model: 'Atlas T3',
    });
    expect(robot).toMatchObject({ client: { name: 'Logistique Rhône-Alpes' }, product: { reference: 'OUR-ATL-T3' } });
    const device = assets.nodes.find((one: Loose) => one.name === 'Serveur de flotte');
    expect(device).toMatchObject({ __typename: 'Device', brand: 'Dell', operatingSystem: 'Ubuntu 24.04 LTS' });
    expect(device.purchasedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
    const { nodes } = await manager.data(`query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Asset { ${COMMON} } } }`, {
      ids: assets.nodes.map(({ id }: Loose) => id),
    });
    expect(nodes).toEqual(assets.nodes.map(({ __typename: _, ...asset }: Loose) => asset));
    const { assets: named } = await manager.data('{ assets(where: { search: "titans" }) { nodes { name } } }');
    expect(named.nodes.map(({ name }: Loose) => name).sort()).toEqual(['Titan L OUR-3007', 'Titan L OUR-3008']);
  }
});

it('shows a client what it has, and nothing of others', async () => {
  const { me } = await client.data(`{ me { client { id } } }`);
  const { client: own } = await client.data(
    `query ($id: ID!) { client(id: $id) { contacts { name isPrimary site { name } } contracts { number level assets { id } }
      sites { name contacts { name } assets(first: 2) { nodes { name } pageInfo { hasNextPage } totalCount } }
      assets(first: 3) { nodes { name } totalCount } } }`,
    { id: me.client.id },
  );
  expect(own.contacts.map(({ name }: Loose) => name)).toEqual(['Claire Dubois', 'Karim Benali', 'Sophie Marchand']);
  expect(own.contacts[0]).toEqual({ name: 'Claire Dubois', isPrimary: true, site: null });
  expect(own.contracts).toEqual([{ number: 'C-LRA-2025-01', level: 'STANDARD', assets: [] }]);
  expect(own.assets).toMatchObject({ totalCount: 8, nodes: { length: 3 } });
  expect(own.sites[0].assets).toMatchObject({ totalCount: 5, nodes: { length: 2 }, pageInfo: { hasNextPage: true } });
  const { contracts, assets } = await client.data('{ contracts { totalCount } assets { totalCount } }');
  expect([contracts.totalCount, assets.totalCount]).toEqual([1, 8]);
});

it('lets a client register a device, ask for help with it, and see it on its ticket', async () => {
  const { registerAsset } = await client.data(
    `mutation { registerAsset(input: { name: "Imprimante d’étiquettes", serialNumber: "ZT-1", purchasedOn: "2026-02-28" }) {
      asset { __typename id name serialNumber client { name } } errors { code } } }`,
  );
  expect(registerAsset).toMatchObject({ errors: [], asset: { __typename: 'Device', serialNumber: 'ZT-1' } });
  const assetId = registerAsset.asset.id as string;
  const create = `mutation ($input: CreateTicketInput!) { createTicket(input: $input) {
    ticket { number asset { __typename id name } robot { id } } errors { code path } } }`;
  const input = { title: 'Elle n’imprime plus', serviceType: 'HARDWARE_REPAIR', assetId };
  const { createTicket } = await client.data(create, { input });
  expect(createTicket).toEqual({
    errors: [],
    ticket: {
      number: expect.any(String) as string,
      asset: { __typename: 'Device', id: assetId, name: 'Imprimante d’étiquettes' },
      robot: null,
    },
  });
  const find =
    'query ($id: ID!) { tickets(where: { assetId: { eq: $id } }) { nodes { number robot { id } asset { id name } } } }';
  for (let time = 0; time < 3; time += 1) {
    const { tickets } = await manager.data(find, { id: assetId });
    expect(tickets.nodes).toEqual([
      { number: createTicket.ticket.number, robot: null, asset: { id: assetId, name: 'Imprimante d’étiquettes' } },
    ]);
  }
  const { robot } = await manager.data('{ robot(serialNumber: "OUR-2041") { id name } }');
  const { tickets } = await manager.data(find, { id: robot.id });
  expect(tickets.nodes.length).toBeGreaterThan(0);
  for (const ticket of tickets.nodes)
    expect(ticket).toEqual({
      number: expect.any(String) as string,
      robot: { id: robot.id as string },
      asset: { id: robot.id as string, name: robot.name as string },
    });
  const refused = await client.data(create, { input: { ...input, assetId: 'site_0' } });
  expect(refused.createTicket.errors).toEqual([{ code: 'NOT_FOUND', path: ['assetId'] }]);
});

it('says in both languages why a client is not put away', async () => {
  const { clients } = await manager.data('{ clients(where: { search: "rhone" }) { nodes { id version } } }');
  const { id, version } = clients.nodes[0];
  const ask = async (language: string) => {
    const { data } = await manager.ask(
      'mutation ($input: ArchiveClientInput!) { archiveClient(input: $input) { client { id } errors { code message path } } }',
      { input: { clientId: id, version } },
      { 'accept-language': language },
    );
    return data.archiveClient;
  };
  expect(await ask('fr')).toEqual({
    client: null,
    errors: [
      {
        code: 'VALIDATION',
        message: expect.stringMatching(/^Des réclamations sont encore en cours \(\d\)/) as string,
        path: ['clientId'],
      },
    ],
  });
  expect((await ask('en')).errors[0].message).toMatch(/^There are open tickets/);
});

describe('in statements', () => {
  let counted: TestDesk;
  let caller: TestClient;
  beforeAll(async () => {
    counted = await startDesk({ held: false });
    caller = await signIn(counted.url, 'manager');
  });
  afterAll(() => counted.stop());

  const cost = async (query: string) => {
    await caller.data(query);
    return (await spokenDuring(() => caller.data(query))).length;
  };

  it('a page of assets costs three: its keys, its robots, its devices; its clients and sites one each', async () => {
    const page = await cost('{ assets(first: 50) { nodes { name brand } } }');
    expect(page).toBe(3);
    expect(await cost('{ assets(first: 50) { nodes { name client { name } site { name } } } }')).toBe(page + 2);
    expect(await cost('{ assets(first: 50) { totalCount nodes { name brand } } }')).toBe(page + 1);
  });

  it('a page of contracts costs one, its listed assets three, however many', async () => {
    const page = await cost('{ contracts(first: 50) { nodes { number yearlyPrice { amount } } } }');
    expect(page).toBe(1);
    expect(await cost('{ contracts(first: 50) { nodes { number assets { name } } } }')).toBe(page + 3);
  });

  it('clients with contacts, contracts and assets cost one an edge, and two for the rows of assets', async () => {
    const edges = 'contacts { name } contracts { number } assets(first: 5) { nodes { name } }';
    expect(await cost(`{ clients(first: 50) { nodes { name ${edges} } } }`)).toBe(
      (await cost('{ clients(first: 50) { nodes { name } } }')) + 5,
    );
  });
});
