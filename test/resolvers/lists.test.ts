/** What all lists have in common: pages, cursors, orders and counts. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTicket } from '../factories/ticket.factory.js';
import { clientOf, signIn, type Loose, type TestClient } from '../support/client.js';
import type { TestDesk } from '../support/desk.js';
import { COUNT, startLongDesk } from '../support/long-desk.js';

const ORDERS: Record<string, readonly string[]> = {
  clients: ['NAME_ASC', 'NAME_DESC', 'CREATED_AT_ASC', 'CREATED_AT_DESC'],
  robots: ['SERIAL_NUMBER_ASC', 'SERIAL_NUMBER_DESC', 'CREATED_AT_ASC', 'CREATED_AT_DESC'],
  tickets: ['CREATED_AT_DESC', 'CREATED_AT_ASC', 'UPDATED_AT_DESC', 'UPDATED_AT_ASC', 'PRIORITY_ASC', 'PRIORITY_DESC'],
  faults: ['LAST_SEEN_AT_DESC', 'LAST_SEEN_AT_ASC'],
  diagnostics: ['OBSERVED_AT_DESC', 'OBSERVED_AT_ASC'],
  assets: ['CREATED_AT_DESC', 'CREATED_AT_ASC', 'NAME_ASC', 'NAME_DESC'],
  contracts: ['STARTS_ON_DESC', 'STARTS_ON_ASC', 'CREATED_AT_DESC', 'CREATED_AT_ASC'],
  technicians: ['NAME_ASC', 'NAME_DESC'],
  fleetAlerts: ['RAISED_AT_DESC', 'RAISED_AT_ASC'],
};
const LISTS = Object.keys(ORDERS);
/** The field that an order goes by. */
const keyOf = (order: string): string =>
  order
    .replace(/_(ASC|DESC)$/, '')
    .toLowerCase()
    .replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

let desk: TestDesk;
let manager: TestClient;

beforeAll(async () => {
  desk = await startLongDesk();
  manager = await signIn(desk.url, 'manager');
});
afterAll(() => desk.stop());

const query = (list: string, fields = 'id') => {
  const type = list === 'fleetAlerts' ? 'FleetAlertOrder' : `${list[0]!.toUpperCase()}${list.slice(1, -1)}Order`;
  return `query ($first: Int, $after: Cursor, $last: Int, $before: Cursor, $orderBy: ${type}) {
    ${list}(first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy) {
      edges { cursor node { ${fields} } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
};
const page = async (list: string, args: object, fields?: string): Promise<Loose> =>
  (await manager.data(query(list, fields), args))[list];
const idsOf = (found: Loose): string[] => found.edges.map(({ node }: Loose) => node.id);
const refusalOf = async (list: string, args: object): Promise<Loose> => {
  const { data, errors } = await manager.ask(query(list), args, { 'accept-language': 'en' });
  expect(data).toBeNull();
  return errors![0];
};

/** Ids of one list may be of several kinds: it is ordered by what is behind their prefixes. */
const uuidOf = (id: string): string => id.split('_')[1]!;

const cases = LISTS.flatMap((list) => ORDERS[list]!.map((orderBy) => ({ list, orderBy })));

describe.each(cases)('$list by $orderBy', ({ list, orderBy }) => {
  it('come in this order, equal ones by their ids', async () => {
    const key = keyOf(orderBy);
    const found = await page(list, { first: 100, orderBy }, `id ${key}`);
    const given: { id: string; key: string }[] = found.edges.map(({ node }: Loose) => ({
      id: node.id,
      key: node[key],
    }));
    expect(given.length).toBeGreaterThanOrEqual(COUNT);
    const up = orderBy.endsWith('ASC') ? 1 : -1;
    // Names are compared as the database does it, so only that equal ones stand together is asked of them.
    const isText = key === 'name' || key === 'serialNumber';
    const sorted = given.toSorted((a, b) =>
      a.key === b.key ? up * (uuidOf(a.id) < uuidOf(b.id) ? -1 : 1) : isText ? 0 : up * (a.key < b.key ? -1 : 1),
    );
    expect(given).toEqual(sorted);
    expect(new Set(given.map((one) => one.key)).size).toBeLessThan(list === 'robots' && isText ? 1_000 : given.length);
  });

  it('are walked whole, forwards and backwards, in pages of any size', async () => {
    const whole = idsOf(await page(list, { first: 100, orderBy }));
    for (const size of [1, 4, 7]) {
      const forwards: string[] = [];
      for (let after: string | null = null, more = true; more;) {
        const found = await page(list, { first: size, after, orderBy });
        expect(found.pageInfo.hasPreviousPage).toBe(after !== null);
        forwards.push(...idsOf(found));
        ({ endCursor: after, hasNextPage: more } = found.pageInfo);
      }
      expect(forwards).toEqual(whole);
      const backwards: string[] = [];
      for (let before: string | null = null, more = true; more;) {
        const found = await page(list, { last: size, before, orderBy });
        expect(found.pageInfo.hasNextPage).toBe(before !== null);
        backwards.unshift(...idsOf(found));
        ({ startCursor: before, hasPreviousPage: more } = found.pageInfo);
      }
      expect(backwards).toEqual(whole);
    }
  });

  it('are cut between two cursors', async () => {
    const { edges } = await page(list, { first: 10, orderBy });
    const between = await page(list, { first: 100, after: edges[2].cursor, before: edges[7].cursor, orderBy });
    expect(idsOf(between)).toEqual(edges.slice(3, 7).map(({ node }: Loose) => node.id));
  });

  it('end with an empty page', async () => {
    const { endCursor } = (await page(list, { last: 1, orderBy })).pageInfo;
    expect(await page(list, { first: 5, after: endCursor, orderBy })).toEqual({
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null },
    });
  });
});

describe.each(LISTS)('%s', (list) => {
  it('are refused when anonymous', async () => {
    const { errors } = await clientOf(desk.url).ask(query(list));
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['UNAUTHENTICATED']);
  });

  it.each([
    ['first', 0],
    ['first', -1],
    ['first', 101],
    ['last', 0],
    ['last', -1],
    ['last', 101],
  ])('are refused with %s: %i', async (name, size) => {
    const error = await refusalOf(list, { [name]: size });
    expect([error.extensions.code, error.message]).toEqual(['VALIDATION', 'Ask for 1 to 100 items.']);
  });

  it('are refused with both directions', async () => {
    const error = await refusalOf(list, { first: 1, last: 1 });
    expect([error.extensions.code, error.message]).toEqual(['VALIDATION', 'Give `first` or `last`, not both.']);
  });

  it('come 20 at a time when nothing is said', async () => {
    expect(idsOf(await page(list, {}))).toHaveLength(20);
    expect(idsOf(await page(list, { first: null, last: null }))).toHaveLength(20);
  });

  const forged = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');
  const NAME = keyOf(ORDERS[list]![0]!);
  const ID = '01900000-0000-7000-8000-000000000000';
  it.each([
    ['that is nonsense', 'nonsense'],
    ['that is empty', ''],
    ['of another order', forged('otherKey', '2026-11-20 08:00:00+00', ID)],
    ['without an id', forged(NAME, '2026-11-20 08:00:00+00')],
    ['with an id that is none', forged(NAME, '2026-11-20 08:00:00+00', "'; drop table ticket; --")],
    ['with a key that is none', forged(NAME, { toString: 1 }, ID)],
    ['with a null character', forged(NAME, 'a\0', ID)],
    ['that is no list', Buffer.from('{"0":1}').toString('base64url')],
  ])('are refused with a cursor %s', async (_, cursor) => {
    for (const name of ['after', 'before']) {
      const error = await refusalOf(list, { [name]: cursor });
      expect([error.extensions.code, error.message]).toEqual(['VALIDATION', 'This cursor is not valid for this list.']);
    }
  });
});

describe('a cursor', () => {
  const FORGED = [
    '2026-13-45 99:99:99+00',
    '2026-02-30 08:00:00+00',
    '0000-00-00 00:00:00+00',
    '2026-11-20 24:00:01+00',
  ];
  it.each(FORGED)('with a time that never was, %s, is refused', async (time) => {
    const after = Buffer.from(JSON.stringify(['createdAt', time, '01900000-0000-7000-8000-000000000000'])).toString(
      'base64url',
    );
    expect((await refusalOf('tickets', { after })).extensions.code).toBe('VALIDATION');
  });

  it('of one order is refused in another, and good in the same one backwards', async () => {
    const { endCursor: after } = (await page('tickets', { first: 3, orderBy: 'PRIORITY_ASC' })).pageInfo;
    expect((await refusalOf('tickets', { after, orderBy: 'CREATED_AT_ASC' })).extensions.code).toBe('VALIDATION');
    expect(idsOf(await page('tickets', { last: 2, before: after, orderBy: 'PRIORITY_ASC' }))).toHaveLength(2);
  });

  it('keeps its place while things come and go before it', async () => {
    const first = await page('tickets', { first: 5, orderBy: 'CREATED_AT_DESC' });
    const rest = idsOf(
      await page('tickets', { first: 100, after: first.pageInfo.endCursor, orderBy: 'CREATED_AT_DESC' }),
    );
    await makeTicket(desk.call);
    const again = await page('tickets', { first: 100, after: first.pageInfo.endCursor, orderBy: 'CREATED_AT_DESC' });
    expect(idsOf(again)).toEqual(rest);
  });
});
