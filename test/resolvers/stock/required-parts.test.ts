/** The parts of tickets over the API: a part's whole way, by those who take its steps. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientOf, signIn, subscribe, type Loose, type TestClient } from '../../support/client.js';
import { startDesk, type TestDesk } from '../../support/desk.js';
import { spokenDuring } from '../../support/spoken.js';

const PART = 'id status quantity approved reserved missing used reason product { name } location { name }';
const step = (name: string) =>
  `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) {
    ${name}(input: $input) { requiredPart { ${PART} } errors { code path message } } }`;
const APPROVE = `mutation ($input: ApproveRequiredPartsInput!) { approveRequiredParts(input: $input) {
  ticket { id } results { requiredPart { ${PART} } error { code message path } } errors { code path } } }`;

let desk: TestDesk;
let manager: TestClient;
let technician: TestClient;
let client: TestClient;
let ticketId: string;
let productId: string;

beforeAll(async () => {
  desk = await startDesk({ held: false });
  [manager, technician, client] = (await Promise.all(
    (['manager', 'technician', 'client'] as const).map((name) => signIn(desk.url, name)),
  )) as [TestClient, TestClient, TestClient];
  const { tickets, products } = await technician.data(`{ tickets(where: { status: { eq: ASSIGNED } }) { nodes { id } }
    products(where: { reference: { eq: "COD-1024" } }) { nodes { id } } }`);
  ticketId = tickets.nodes[0].id;
  productId = products.nodes[0].id;
});
afterAll(() => desk.stop());

const take = async (by: TestClient, name: string, input: object): Promise<Loose> =>
  (await by.data(step(name), { input }))[name];
const approve = async (input: object): Promise<Loose> => (await manager.data(APPROVE, { input })).approveRequiredParts;
const codesOf = async (by: TestClient, query: string, variables: object) =>
  (await by.ask(query, variables)).errors?.map(({ extensions }) => extensions['code']);

it('is refused when anonymous, and to whoever is not meant to', async () => {
  const add = { input: { ticketId, productId, quantity: 1 } };
  const grant = { input: { ticketId, parts: [{ requiredPartId: ticketId }] } };
  expect(await codesOf(clientOf(desk.url), step('addRequiredPart'), add)).toEqual(['UNAUTHENTICATED']);
  for (const by of [client, manager]) expect(await codesOf(by, step('addRequiredPart'), add)).toEqual(['FORBIDDEN']);
  for (const by of [client, technician]) expect(await codesOf(by, APPROVE, grant)).toEqual(['FORBIDDEN']);
});

describe('a part', () => {
  it('is asked for, granted, and used', async () => {
    const { requiredPart, errors } = await take(technician, 'addRequiredPart', {
      ticketId,
      productId,
      quantity: 2,
      note: 'Codeur bruyant',
    });
    expect(errors).toEqual([]);
    expect(requiredPart).toMatchObject({ status: 'REQUESTED', quantity: 2, product: { name: 'Codeur incrémental' } });
    const granted = await approve({ ticketId, parts: [{ requiredPartId: requiredPart.id, quantity: 1 }] });
    expect(granted).toMatchObject({
      ticket: { id: ticketId },
      results: [
        {
          error: null,
          requiredPart: { status: 'APPROVED', approved: 1, reserved: 1, location: { name: 'Entrepôt de Lyon' } },
        },
      ],
      errors: [],
    });
    const used = await take(technician, 'useRequiredPart', { requiredPartId: requiredPart.id });
    expect(used.requiredPart).toMatchObject({ status: 'USED', used: 1, reserved: 0 });
    const { stockMovements } = await manager.data(
      `query ($id: ID!) { stockMovements(where: { ticketId: { eq: $id } }) { nodes { kind quantity ticket { id } } } }`,
      { id: ticketId },
    );
    expect(stockMovements.nodes).toEqual([{ kind: 'ISSUE', quantity: -1, ticket: { id: ticketId } }]);
  });

  it('is refused or withdrawn, and a refusal of one is told in words beside it', async () => {
    const add = async () =>
      (await take(technician, 'addRequiredPart', { ticketId, productId, quantity: 1 })).requiredPart.id as string;
    const [first, second] = [await add(), await add()];
    expect(await take(manager, 'rejectRequiredPart', { requiredPartId: first, reason: 'Trop cher' })).toMatchObject({
      requiredPart: { status: 'REJECTED', reason: 'Trop cher' },
    });
    expect(await take(technician, 'withdrawRequiredPart', { requiredPartId: second })).toMatchObject({
      requiredPart: { status: 'RELEASED' },
    });
    const { results } = await approve({ ticketId, parts: [{ requiredPartId: first }] });
    expect(results).toMatchObject([
      {
        requiredPart: { id: first, status: 'REJECTED' },
        error: {
          code: 'ILLEGAL_TRANSITION',
          message: 'Une pièce demandée REJECTED ne peut pas passer à SHORTAGE. Possible : –.',
          path: ['parts', '0', 'requiredPartId'],
        },
      },
    ]);
  });
});

describe('the parts of tickets', () => {
  it('are shown on them in one statement, and withheld from clients', async () => {
    const query = '{ tickets(first: 50) { nodes { id requiredParts { id status product { name } } } } }';
    await manager.data(query);
    let data: Loose;
    const said = await spokenDuring(async () => (data = await manager.data(query)));
    expect(said.filter((text) => text.includes('required_part'))).toHaveLength(1);
    const { requiredParts } = data.tickets.nodes.find((one: Loose) => one.id === ticketId);
    expect(requiredParts.map(({ status }: Loose) => status)).toEqual(['REQUESTED', 'USED', 'REJECTED', 'RELEASED']);
    const withheld = await client.ask('query ($id: ID!) { ticket(id: $id) { number requiredParts { id } } }', {
      id: ticketId,
    });
    expect(withheld.data.ticket).toMatchObject({ requiredParts: null });
    expect(withheld.errors?.map(({ extensions }) => extensions['code'])).toEqual(['FORBIDDEN']);
  });
});

describe('the stream of a ticket', () => {
  it('tells staff of parts, and clients nothing', async () => {
    const query = `subscription ($id: ID!, $after: Cursor!) { ticketUpdated(where: { ticketId: $id }, after: $after) { kind } }`;
    const variables = { id: ticketId, after: Buffer.from('e0').toString('base64url') };
    const [theirs, ours] = [client, technician].map(({ token }) => subscribe(desk.url, token, query, variables));
    await manager.data(
      `mutation ($input: ChangeTicketStatusInput!) { changeTicketStatus(input: $input) { errors { code } } }`,
      { input: { ticketId, status: 'PENDING_PARTS', reason: 'Une roue' } },
    );
    const kinds = async (stream: typeof theirs) => {
      const seen: string[] = [];
      while (seen.at(-1) !== 'STATUS_CHANGED') seen.push((await stream!.next()).kind);
      return seen;
    };
    expect(await kinds(ours)).toContain('PART_REQUESTED');
    expect((await kinds(theirs)).filter((kind) => kind.startsWith('PART_'))).toEqual([]);
    await Promise.all([theirs!.stop(), ours!.stop()]);
  });
});
