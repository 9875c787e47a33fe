/** Saved views over the API: what is saved is kept as it was given, finds tickets, and is nobody else's. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientOf, signIn, type Loose, type TestClient } from '../../support/client.js';
import { startDesk, type TestDesk } from '../../support/desk.js';
import { spokenDuring } from '../../support/spoken.js';

const VIEW = `id name where orderBy columns position version
  tickets(first: 50) { totalCount nodes { number status priority } }`;
const SAVE = `mutation ($input: UpsertSavedViewInput!) { upsertSavedView(input: $input) {
  savedView { ${VIEW} } errors { code path message } } }`;
const DELETE = `mutation ($input: DeleteSavedViewInput!) { deleteSavedView(input: $input) { deletedId errors { code path } } }`;

let desk: TestDesk;
let manager: TestClient;
let client: TestClient;

beforeAll(async () => {
  desk = await startDesk({ held: false });
  manager = await signIn(desk.url, 'manager');
  client = await signIn(desk.url, 'client');
});
afterAll(() => desk.stop());

const save = async (who: TestClient, input: object): Promise<Loose> =>
  (await who.data(SAVE, { input })).upsertSavedView;
const saved = async (who: TestClient, input: object): Promise<Loose> => {
  const { savedView, errors } = await save(who, input);
  expect(errors).toEqual([]);
  return savedView;
};
const views = async (who: TestClient): Promise<Loose[]> => (await who.data(`{ savedViews { ${VIEW} } }`)).savedViews;

it.each([
  ['query', '{ savedViews { id } }'],
  ['mutation', 'mutation { upsertSavedView(input: { name: "x" }) { errors { code } } }'],
  ['mutation', 'mutation { deleteSavedView(input: { id: "x" }) { errors { code } } }'],
])('a %s is refused when anonymous: %s', async (_, operation) => {
  const { errors } = await clientOf(desk.url).ask(operation);
  expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['UNAUTHENTICATED']);
});

describe('a saved view', () => {
  it('is kept as it was given, and finds what `tickets` finds by the same', async () => {
    const { clients } = await manager.data('{ clients { nodes { id name } } }');
    const { id } = clients.nodes.find(({ name }: Loose) => name === 'Pharma Nord');
    const where = {
      clientId: { in: [id] },
      status: { in: ['NEW', 'ASSIGNED'] },
      createdAt: { gte: '2020-01-01T00:00:00.000Z' },
      unread: true,
    };
    const view = await saved(manager, { name: 'Pharma', where, orderBy: 'PRIORITY_ASC', columns: ['number', 'null'] });
    expect(view).toMatchObject({
      where,
      orderBy: 'PRIORITY_ASC',
      columns: ['number', 'null'],
      position: 0,
      version: 1,
    });
    const { tickets } = await manager.data(
      `query ($where: TicketWhere) { tickets(where: $where, orderBy: PRIORITY_ASC, first: 50) {
        totalCount nodes { number status priority } } }`,
      { where },
    );
    expect(tickets.totalCount).toBeGreaterThan(0);
    expect(view.tickets).toEqual(tickets);
    expect(await views(manager)).toEqual([view]);
  });

  it('is changed by its name or its id; what is not said of it stays', async () => {
    const first = await saved(manager, {
      name: 'À moi',
      where: { status: { eq: 'NEW' } },
      columns: ['a'],
      position: 7,
    });
    const again = await saved(manager, { name: 'À moi', where: { status: { eq: 'CLOSED' } } });
    expect(again).toMatchObject({ id: first.id, columns: ['a'], position: 7, where: { status: { eq: 'CLOSED' } } });
    const renamed = await saved(manager, { id: first.id, name: 'À nous', version: again.version, columns: [] });
    expect(renamed).toMatchObject({ id: first.id, name: 'À nous', where: {}, columns: [], version: again.version + 1 });
    const stale = await save(manager, { id: first.id, name: 'Trop tard', version: 1 });
    expect(stale.errors).toMatchObject([{ code: 'CONFLICT', path: ['version'] }]);
    await saved(manager, { name: 'Autre' });
    const taken = await save(manager, { id: first.id, name: 'Autre' });
    expect(taken.errors).toMatchObject([{ code: 'ALREADY_EXISTS', path: ['name'] }]);
  });

  it('is its owner’s alone, and finds only what its owner sees', async () => {
    const [mine] = await views(manager);
    expect(await views(client)).toEqual([]);
    const refused = [{ code: 'NOT_FOUND', path: ['id'] }];
    expect((await save(client, { id: mine!.id, name: 'Volée' })).errors).toMatchObject(refused);
    const { deleteSavedView } = await client.data(DELETE, { input: { id: mine!.id } });
    expect(deleteSavedView).toEqual({ deletedId: null, errors: refused });
    const own = await saved(client, { name: 'Tous' });
    const { tickets } = await client.data('{ tickets { totalCount } }');
    expect(own.tickets.totalCount).toBe(tickets.totalCount);
  });

  it('refuses what a list would refuse', async () => {
    const paths = async (input: object) =>
      (await save(manager, { name: 'Non', ...input })).errors.map(({ code, path }: Loose) => [code, ...path]);
    expect(await paths({ name: ' ' })).toEqual([['VALIDATION', 'name']]);
    expect(await paths({ where: { search: 'x'.repeat(201) } })).toEqual([['VALIDATION', 'where', 'search']]);
    expect(await paths({ columns: Array.from({ length: 51 }, String) })).toEqual([['VALIDATION', 'columns']]);
    expect(await paths({ columns: ['a', ''] })).toEqual([['VALIDATION', 'columns', '1']]);
  });

  it('is taken away, and then as if it had never been', async () => {
    const { id } = await saved(manager, { name: 'Éphémère' });
    const remove = async () => (await manager.data(DELETE, { input: { id } })).deleteSavedView;
    expect(await remove()).toEqual({ deletedId: id, errors: [] });
    expect(await remove()).toEqual({ deletedId: null, errors: [{ code: 'NOT_FOUND', path: ['id'] }] });
  });

  it('is one of 50 at the most, also when many are saved at once', async () => {
    const technician = await signIn(desk.url, 'technician');
    const tried = await Promise.all(Array.from({ length: 53 }, (_, n) => save(technician, { name: `vue ${n}` })));
    const refused = tried.flatMap(({ errors }) => errors);
    expect(refused.map(({ code, message }: Loose) => [code, message])).toEqual(
      Array(3).fill(['VALIDATION', '50 éléments au plus.']),
    );
    expect((await views(technician)).map(({ position }) => position)).toEqual(Array.from({ length: 50 }, (_, n) => n));
    const bare = await spokenDuring(() => technician.data('{ savedViews { id name where } }'));
    expect(bare.length).toBeLessThanOrEqual(2);
  });
});
