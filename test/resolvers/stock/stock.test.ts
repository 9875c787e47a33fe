/** Stock, places and movements over the API. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeId } from '../../../src/domain/ids.js';
import { clientOf, signIn, type Loose, type TestClient } from '../../support/client.js';
import { startDesk, type TestDesk } from '../../support/desk.js';
import { spokenDuring } from '../../support/spoken.js';

const LEVEL = 'id onHand reserved available threshold belowThreshold product { name } location { name }';
const STOCK = `query ($where: StockWhere, $orderBy: StockOrder, $first: Int, $after: Cursor) {
  stock(where: $where, orderBy: $orderBy, first: $first, after: $after) { totalCount nodes { ${LEVEL} }
    pageInfo { hasNextPage endCursor } } }`;
const ADJUST = `mutation ($input: AdjustStockInput!) { adjustStock(input: $input) {
  levels { ${LEVEL} averageCost { amount currency } value { amount } }
  movements { id kind quantity unitCost { amount currency } product { name } location { name } ticket { id } actor { name } at }
  errors { code message path details } } }`;
const UPSERT = `mutation ($input: UpsertStockLocationInput!) { upsertStockLocation(input: $input) {
  stockLocation { id name kind address archivedAt version technician { id name } } errors { code message path details } } }`;

let desk: TestDesk;
let manager: TestClient;
let technician: TestClient;
let client: TestClient;
let productId: string;
let lyon: string;

beforeAll(async () => {
  desk = await startDesk({ held: false });
  [manager, technician, client] = (await Promise.all(
    (['manager', 'technician', 'client'] as const).map((name) => signIn(desk.url, name)),
  )) as [TestClient, TestClient, TestClient];
  const { products, stockLocations } = await manager.data(`{
    products(where: { reference: { eq: "ROU-FOL-080" } }) { nodes { id } }
    stockLocations(where: { kind: { eq: WAREHOUSE } }) { nodes { id } } }`);
  productId = products.nodes[0].id;
  lyon = stockLocations.nodes[0].id;
});
afterAll(() => desk.stop());

it.each([
  ['stock', '{ stock { totalCount } }'],
  ['places', '{ stockLocations { totalCount } }'],
  ['movements', '{ stockMovements { totalCount } }'],
  ['statistics', '{ stockStatistics { total { onHand } } }'],
])('%s are refused when anonymous, and to clients', async (_, query) => {
  for (const [asker, code] of [
    [clientOf(desk.url), 'UNAUTHENTICATED'],
    [client, 'FORBIDDEN'],
  ] as const)
    expect((await asker.ask(query)).errors?.map(({ extensions }) => extensions['code'])).toEqual([code]);
});

const stock = async (variables: object, by = manager): Promise<Loose> => (await by.data(STOCK, variables)).stock;

describe('the stock', () => {
  it('of the demo desk is a warehouse in Lyon and a van for each technician, with parts at all of them', async () => {
    const { stockLocations } = await manager.data('{ stockLocations { nodes { name kind technician { name } } } }');
    expect(stockLocations.nodes).toEqual([
      { name: 'Camionnette de Inès Moreau', kind: 'VAN', technician: { name: 'Inès Moreau' } },
      { name: 'Camionnette de Théo Bernard', kind: 'VAN', technician: { name: 'Théo Bernard' } },
      { name: 'Entrepôt de Lyon', kind: 'WAREHOUSE', technician: null },
    ]);
    const { nodes } = await stock({ first: 100 });
    for (const { name } of stockLocations.nodes)
      expect(nodes.some((one: Loose) => one.location.name === name && one.available > 0)).toBe(true);
  });

  it('is found by product, place, threshold and words', async () => {
    const { nodes } = await stock({ where: { productId: { eq: productId } } });
    expect(nodes).toHaveLength(3);
    expect((await stock({ where: { locationId: { eq: lyon } } })).totalCount).toBeGreaterThan(10);
    const low = (await stock({ where: { belowThreshold: true } })).nodes;
    expect(low.length).toBeGreaterThan(0);
    for (const one of low) expect(one.available).toBeLessThan(one.threshold);
    expect((await stock({ where: { search: 'roue folle lyon' } })).nodes).toMatchObject([
      { product: { name: 'Roue folle 80 mm' }, location: { name: 'Entrepôt de Lyon' } },
    ]);
    expect((await stock({ where: { productId: { eq: lyon } } })).totalCount).toBe(0);
  });

  it.each([
    ['PRODUCT', (one: Loose) => one.product.name],
    ['AVAILABLE', (one: Loose) => one.available],
    ['LAST_MOVEMENT_AT', () => 0],
  ] as const)('is walked whole by %s, both ways', async (order, keyOf) => {
    const all = (await stock({ first: 100, orderBy: `${order}_ASC` })).nodes;
    const pages: Loose[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page: Loose = await stock({ first: 7, after, orderBy: `${order}_ASC` });
      pages.push(...page.nodes);
      ({ endCursor: after, hasNextPage: more } = page.pageInfo);
    }
    expect(pages).toEqual(all);
    expect((await stock({ first: 100, orderBy: `${order}_DESC` })).nodes).toEqual(all.toReversed());
    if (order === 'AVAILABLE') expect(all.map(keyOf)).toEqual(all.map(keyOf).toSorted((a: number, b: number) => a - b));
  });

  it('costs 4 statements a page with products and places, however long it is', async () => {
    const query = `{ stock(first: 50) { nodes { ${LEVEL} averageCost { amount } value { amount } } } }`;
    await manager.data(query);
    const said = await spokenDuring(() => manager.data(query));
    expect(said.length, said.join('\n')).toBeLessThanOrEqual(4);
    expect(said.length).toBeGreaterThan(1);
  });

  it('is shown to technicians without what it costs', async () => {
    expect((await stock({}, technician)).nodes[0].available).toBeGreaterThanOrEqual(0);
    const { data, errors } = await technician.ask('{ stock(first: 1) { nodes { onHand averageCost { amount } } } }');
    expect(data.stock.nodes[0]).toMatchObject({ averageCost: null });
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['FORBIDDEN']);
  });
});

describe('the availability of a product', () => {
  const AVAILABILITY = `{ products(first: 50) { nodes { reference availability { onHand reserved available
    places { available location { name } } } } } }`;

  it('is the sum of its places, for all of a page in one statement', async () => {
    await technician.data(AVAILABILITY);
    let data: Loose;
    const said = await spokenDuring(async () => (data = await technician.data(AVAILABILITY)));
    expect(said.filter((text) => text.includes('stock_level'))).toHaveLength(1);
    const wheel = data.products.nodes.find((one: Loose) => one.reference === 'ROU-FOL-080');
    const { places, available } = wheel.availability;
    expect(places.map((one: Loose) => one.location.name)).toHaveLength(3);
    expect(available).toBe(places.reduce((sum: number, one: Loose) => sum + one.available, 0));
    const robot = data.products.nodes.find((one: Loose) => one.reference === 'OUR-ATL-T3');
    expect(robot.availability).toEqual({ onHand: 0, reserved: 0, available: 0, places: [] });
  });

  it('is withheld from clients', async () => {
    const { data, errors } = await client.ask('{ products(first: 1) { nodes { name availability { available } } } }');
    expect(data.products.nodes[0].availability).toBeNull();
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['FORBIDDEN']);
  });
});

describe('moving stock', () => {
  const adjust = async (input: object): Promise<Loose> => (await manager.data(ADJUST, { input })).adjustStock;

  it('answers the level and the movement, with who did it', async () => {
    const { levels, movements, errors } = await adjust({
      action: 'RECEIPT',
      productId,
      locationId: lyon,
      quantity: 2,
      unitCost: { amount: '22.80' },
    });
    expect(errors).toEqual([]);
    expect(levels).toMatchObject([{ product: { name: 'Roue folle 80 mm' }, averageCost: { currency: 'EUR' } }]);
    expect(movements).toMatchObject([
      {
        kind: 'RECEIPT',
        quantity: 2,
        unitCost: { amount: '22.8000', currency: 'EUR' },
        actor: { name: 'Marc Lefèvre' },
        ticket: null,
      },
    ]);
  });

  it('is OUT_OF_STOCK in words when there is not that much', async () => {
    const input = { action: 'ISSUE', productId, locationId: lyon, quantity: 99_999, reason: 'x' };
    const { levels, errors } = await adjust(input);
    expect(levels).toBeNull();
    expect(errors).toMatchObject([{ code: 'OUT_OF_STOCK', path: ['quantity'], details: { asked: 99_999 } }]);
    expect(errors[0].message).toMatch(
      /^Stock insuffisant à Entrepôt de Lyon : \d+ disponible\(s\), 99999 demandée\(s\)\.$/,
    );
  });

  it('is listed: by kind, place, product and time', async () => {
    const { stockMovements } = await manager.data(
      `query ($where: StockMovementWhere) { stockMovements(where: $where, first: 100) { totalCount nodes { kind quantity } } }`,
      { where: { productId: { eq: productId }, kind: { eq: 'TRANSFER' } } },
    );
    expect(stockMovements.nodes.map(({ quantity }: Loose) => quantity).toSorted()).toEqual([-1, -1, 1, 1]);
    const { later } = await manager.data(
      `query ($at: DateTime) { later: stockMovements(where: { at: { gt: $at } }) { totalCount } }`,
      { at: '2100-01-01T00:00:00Z' },
    );
    expect(later.totalCount).toBe(0);
  });
});

describe('a place', () => {
  const upsert = async (input: object): Promise<Loose> => (await manager.data(UPSERT, { input })).upsertStockLocation;

  it('is made, changed, and archived when it is empty', async () => {
    const made = await upsert({ name: 'Dépôt de Nantes', kind: 'WAREHOUSE', address: 'Quai de la Fosse' });
    expect(made).toMatchObject({
      errors: [],
      stockLocation: { name: 'Dépôt de Nantes', archivedAt: null, version: 1 },
    });
    const { id } = made.stockLocation;
    const renamed = await upsert({ id, name: 'Dépôt de Rezé', kind: 'WAREHOUSE', version: 1 });
    expect(renamed.stockLocation).toMatchObject({ id, name: 'Dépôt de Rezé', address: null, version: 2 });
    expect((await upsert({ id, name: 'x', kind: 'WAREHOUSE', version: 1 })).errors).toMatchObject([
      { code: 'CONFLICT', details: { current: { version: 2 } } },
    ]);
    const archived = await upsert({ id, name: 'Dépôt de Rezé', kind: 'WAREHOUSE', archived: true });
    expect(archived.stockLocation.archivedAt).not.toBeNull();
    const { stockLocations } = await manager.data('{ stockLocations(where: { archived: true }) { nodes { id } } }');
    expect(stockLocations.nodes).toEqual([{ id }]);
    const back = await upsert({ id, name: 'Dépôt de Rezé', kind: 'WAREHOUSE', archived: false });
    expect(back.stockLocation.archivedAt).toBeNull();
  });

  it('is refused when it would be taken, foreign, of no sense, or lose its stock', async () => {
    const { technicians } = await manager.data('{ technicians { nodes { id } } }');
    const technicianId = technicians.nodes[0].id as string;
    const cases: [object, string, string[]][] = [
      [{ name: 'Entrepôt de Lyon', kind: 'WAREHOUSE' }, 'ALREADY_EXISTS', ['name']],
      [{ name: 'Une autre', kind: 'VAN', technicianId }, 'ALREADY_EXISTS', ['technicianId']],
      [{ name: 'x', kind: 'VAN' }, 'VALIDATION', ['technicianId']],
      [{ name: 'x', kind: 'WAREHOUSE', technicianId }, 'VALIDATION', ['technicianId']],
      [{ name: 'x', kind: 'VAN', technicianId: lyon }, 'NOT_FOUND', ['technicianId']],
      [{ name: ' ', kind: 'WAREHOUSE' }, 'VALIDATION', ['name']],
      [{ id: productId, name: 'x', kind: 'WAREHOUSE' }, 'NOT_FOUND', ['id']],
      [{ id: lyon, name: 'Entrepôt de Lyon', kind: 'WAREHOUSE', archived: true }, 'VALIDATION', ['archived']],
      [{ id: lyon, name: 'Entrepôt de Lyon', kind: 'VAN', technicianId }, 'VALIDATION', ['kind']],
    ];
    for (const [input, code, path] of cases) expect((await upsert(input)).errors).toMatchObject([{ code, path }]);
  });
});

describe('a threshold', () => {
  it('is set, and refused for what is not there', async () => {
    const set = async (input: object): Promise<Loose> =>
      (
        await manager.data(
          `mutation ($input: SetStockThresholdInput!) { setStockThreshold(input: $input) {
          level { threshold belowThreshold } errors { code path } } }`,
          { input },
        )
      ).setStockThreshold;
    const at = { productId, locationId: lyon };
    expect(await set({ ...at, threshold: 90_000 })).toEqual({
      level: { threshold: 90_000, belowThreshold: true },
      errors: [],
    });
    expect(await set(at)).toMatchObject({ level: { threshold: null, belowThreshold: false } });
    for (const [input, path] of [
      [{ ...at, threshold: -1 }, 'threshold'],
      [{ ...at, productId: encodeId('Product', '01900000-0000-7000-8000-000000000000') }, 'productId'],
      [{ ...at, locationId: productId }, 'locationId'],
    ] as const)
      expect((await set(input)).errors).toMatchObject([{ path: [path] }]);
  });
});
