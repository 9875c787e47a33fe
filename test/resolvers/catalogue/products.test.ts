/** The catalogue's list and its lookups, over the API. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeId } from '../../../src/domain/ids.js';
import { makeProduct } from '../../factories/product.factory.js';
import { clientOf, signIn, type Loose, type TestClient } from '../../support/client.js';
import { withoutStock } from '../../support/stock-sums.js';
import { startDesk, type TestDesk } from '../../support/desk.js';
import { spokenDuring } from '../../support/spoken.js';

const PRODUCTS = `query ($where: ProductWhere, $orderBy: ProductOrder, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {
  products(where: $where, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) { totalCount
    nodes { reference price { amount currency } createdAt } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
const PRODUCT = `query ($id: ID, $reference: String) { product(id: $id, reference: $reference) {
  id reference name description kind category brand model price { amount currency } vatRate warrantyMonths
  warrantyExclusions compatibleModels serialTracked createdAt updatedAt archivedAt version } }`;

let desk: TestDesk;
let client: TestClient;
const ids = new Map<string, string>();

beforeAll(async () => {
  desk = await startDesk({ held: false });
  // The demo desk's own catalogue would be found too; what refers to it goes with it.
  const { db } = desk.desk;
  await withoutStock(desk);
  await db.updateTable('robot').set({ product_id: null }).execute();
  await db.updateTable('device').set({ product_id: null }).execute();
  await db.deleteFrom('product').execute();
  const given = [
    {
      reference: 'BAT-1',
      name: 'Batterie lithium 48 V',
      category: 'Batteries',
      brand: 'Voltéa',
      priceAmount: '1890.00',
    },
    {
      reference: 'BAT-2',
      name: 'Chargeur de batteries',
      category: 'Batteries',
      brand: 'Voltéa',
      priceAmount: '640.50',
    },
    {
      reference: 'ROU-1',
      name: 'Roue motrice',
      category: 'Roues',
      priceAmount: '89.90',
      compatibleModels: ['Atlas T3'],
    },
    { reference: 'ROU-2', name: 'Roue folle', category: 'Roues', priceAmount: '9.90', description: 'Équipée de vis' },
    { reference: 'ATL-T3', name: 'Atlas T3', kind: 'EQUIPMENT' as const, model: 'T3', brand: 'Ouranos' },
    { reference: 'OLD-1', name: 'Ancienne roue', archivedAt: new Date('2026-01-01T00:00:00Z') },
  ];
  for (const one of given) ids.set(one.reference, encodeId('Product', (await makeProduct(desk.call, one)).id));
  client = await signIn(desk.url, 'client');
});
afterAll(() => desk.stop());

const list = async (variables: object = {}): Promise<Loose> => (await client.data(PRODUCTS, variables)).products;
const references = (page: Loose): string[] => page.nodes.map(({ reference }: Loose) => reference);
const found = async (where: object) => references(await list({ where, orderBy: 'REFERENCE_ASC' }));

it.each([PRODUCTS, PRODUCT])('is refused when anonymous', async (query) => {
  const { errors } = await clientOf(desk.url).ask(query);
  expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['UNAUTHENTICATED']);
});

describe('products', () => {
  it('are those on offer; archived ones are shown to who asks for them', async () => {
    expect(await found({})).toEqual(['ATL-T3', 'BAT-1', 'BAT-2', 'ROU-1', 'ROU-2']);
    expect(await found({ archived: false })).toHaveLength(5);
    expect(await found({ archived: true })).toEqual(['OLD-1']);
  });

  it.each([
    [{ kind: { eq: 'EQUIPMENT' } }, ['ATL-T3']],
    [{ category: { eq: 'Roues' } }, ['ROU-1', 'ROU-2']],
    [{ brand: { in: ['Ouranos', 'Nobody'] } }, ['ATL-T3']],
    [{ reference: { eq: 'BAT-2' } }, ['BAT-2']],
    [{ price: { gte: '89.90', lt: '1890' } }, ['BAT-2', 'ROU-1']],
    [{ price: { lte: '9.9' } }, ['ROU-2']],
    [{ compatibleModel: 'Atlas T3' }, ['ROU-1']],
    [{ createdAt: { lt: '2020-01-01T00:00:00Z' } }, []],
    [{ category: { eq: 'Roues' }, price: { gt: '50' } }, ['ROU-1']],
  ])('are found by %o', async (where, expected) => {
    expect(await found(where)).toEqual(expected);
    expect((await list({ where })).totalCount).toBe(expected.length);
  });

  it.each([
    ['batterie', ['BAT-1', 'BAT-2']],
    ['BATTERIES', ['BAT-1', 'BAT-2']],
    ['voltea lithium', ['BAT-1']],
    ['equipees', ['ROU-2']],
    ['roues', ['ROU-1', 'ROU-2']],
    ['ROU-1', ['ROU-1']],
    ['atlas', ['ATL-T3']],
    ['zeppelin', []],
    [' \0 ', ['ATL-T3', 'BAT-1', 'BAT-2', 'ROU-1', 'ROU-2']],
  ])('are found by the words %j, whatever accents and plurals', async (search, expected) => {
    expect(await found({ search })).toEqual(expected);
  });

  it('refuse a search that is too long', async () => {
    const { errors } = await client.ask(PRODUCTS, { where: { search: 'x'.repeat(201) } });
    expect(errors).toMatchObject([{ extensions: { code: 'VALIDATION' } }]);
  });

  it('come by price with what is on request behind', async () => {
    const up = await list({ orderBy: 'PRICE_ASC' });
    expect(references(up)).toEqual(['ROU-2', 'ROU-1', 'BAT-2', 'BAT-1', 'ATL-T3']);
    expect(up.nodes[2].price).toEqual({ amount: '640.50', currency: 'EUR' });
    expect(up.nodes[4].price).toBeNull();
  });

  it.each(['NAME', 'REFERENCE', 'PRICE', 'CREATED_AT'])('are walked whole by %s, both ways', async (key) => {
    const whole = references(await list({ orderBy: `${key}_ASC` }));
    expect(references(await list({ orderBy: `${key}_DESC` }))).toEqual(whole.toReversed());
    const forwards: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page = await list({ orderBy: `${key}_ASC`, first: 2, after });
      forwards.push(...references(page));
      ({ endCursor: after, hasNextPage: more } = page.pageInfo);
    }
    expect(forwards).toEqual(whole);
    const backwards: string[] = [];
    for (let before: string | null = null, more = true; more;) {
      const page = await list({ orderBy: `${key}_DESC`, last: 2, before });
      backwards.unshift(...references(page));
      ({ startCursor: before, hasPreviousPage: more } = page.pageInfo);
    }
    expect(backwards).toEqual(whole.toReversed());
  });

  it('cost one statement, and one more for their number', async () => {
    await list();
    expect(await spokenDuring(() => list())).toHaveLength(2);
    const without = PRODUCTS.replace('totalCount', '');
    await client.data(without);
    expect(await spokenDuring(() => client.data(without))).toHaveLength(1);
  });
});

describe('product', () => {
  it('is found by id and by reference, archived or not, and as a node', async () => {
    const { product } = await client.data(PRODUCT, { reference: 'ROU-1' });
    expect(product).toMatchObject({
      ...{ id: ids.get('ROU-1'), kind: 'PART', price: { amount: '89.90', currency: 'EUR' }, vatRate: '20.00' },
      ...{ warrantyMonths: 24, warrantyExclusions: [], compatibleModels: ['Atlas T3'], serialTracked: false },
      ...{ archivedAt: null, version: 1 },
    });
    expect((await client.data(PRODUCT, { id: ids.get('ROU-1') })).product).toEqual(product);
    const old = await client.data('query ($id: ID!) { node(id: $id) { ... on Product { reference archivedAt } } }', {
      id: ids.get('OLD-1'),
    });
    expect(old.node).toEqual({ reference: 'OLD-1', archivedAt: '2026-01-01T00:00:00.000Z' });
  });

  it('is null when there is none', async () => {
    for (const asked of [{}, { reference: 'nothing\0' }, { id: ids.get('ROU-1')!.replace(/.{6}$/, 'ffffff') }])
      expect(await client.data(PRODUCT, asked)).toEqual({ product: null });
  });
});
