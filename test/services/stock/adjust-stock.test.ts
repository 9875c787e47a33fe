import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_ID } from '../../../src/domain/ids.js';
import type { Product } from '../../../src/entities/catalogue/product.entity.js';
import type { StockLocation } from '../../../src/entities/stock/stock-location.entity.js';
import type { Call } from '../../../src/services/desk.js';
import { stock } from '../../../src/services/index.js';
import { makeProduct } from '../../factories/product.factory.js';
import { makeLocation, receive } from '../../factories/stock.factory.js';
import { callAs, personOf } from '../../support/actor.js';
import { startDesk, type TestDesk } from '../../support/desk.js';
import { refusalOf } from '../../support/refusal.js';
import { expectSums } from '../../support/stock-sums.js';

let desk: TestDesk;
let manager: Call;
let wheel: Product;
let battery: Product;
let lyon: StockLocation;
let lille: StockLocation;

beforeAll(async () => {
  desk = await startDesk();
  manager = callAs(desk, await personOf(desk, 'manager'));
  [lyon, lille] = [await makeLocation(desk.call, { name: 'Lyon' }), await makeLocation(desk.call, { name: 'Lille' })];
});
afterAll(async () => {
  await expectSums(desk);
  await desk.stop();
});

type Input = Parameters<typeof stock.adjustStock>[1];
const adjust = (given: Partial<Input>) =>
  stock.adjustStock(manager, { action: 'RECEIPT', productId: wheel.id, locationId: lyon.id, quantity: 1, ...given });
const refused = (given: Partial<Input>) => refusalOf(adjust(given));
const levelOf = async (product: Product, location: StockLocation) =>
  (
    await stock.listStock(
      manager,
      { productId: { eq: product.id }, locationId: { eq: location.id } },
      'PRODUCT_ASC',
      {},
    )
  ).rows[0];
const movementsOf = async (product: Product) =>
  (await stock.listStockMovements(manager, { productId: { eq: product.id } }, 'AT_ASC', {})).rows;
const fresh = async (given: Partial<Product> = {}) => (wheel = await makeProduct(desk.call, given));

describe('a product that nobody counts by numbers', () => {
  it('arrives at its cost, and is worth the weighted average', async () => {
    await fresh();
    await adjust({ quantity: 10, unitCost: { amount: '10.00' }, reference: 'BL-1' });
    const { movementIds, levelIds } = await adjust({ quantity: 30, unitCost: { amount: '14' } });
    expect([movementIds.length, levelIds.length]).toEqual([1, 1]);
    expect(await levelOf(wheel, lyon)).toMatchObject({
      onHand: 40,
      reserved: 0,
      available: 40,
      averageCost: '13.0000',
      value: '520.00',
    });
    expect(await movementsOf(wheel)).toMatchObject([
      { kind: 'RECEIPT', quantity: 10, unitCost: '10.0000', reference: 'BL-1', actor: { name: 'manager' } },
      { kind: 'RECEIPT', quantity: 30, unitCost: '14.0000' },
    ]);
  });

  it('is counted: “there are 7” moves the difference, and nothing when it is what was known', async () => {
    await fresh();
    await adjust({ quantity: 9, unitCost: { amount: '2.50' } });
    expect((await adjust({ action: 'COUNT', quantity: 7, reason: 'Inventaire' })).movementIds).toHaveLength(1);
    expect((await adjust({ action: 'COUNT', quantity: 7, reason: 'Inventaire' })).movementIds).toEqual([]);
    await adjust({ action: 'COUNT', quantity: 8, reason: 'Une de plus derrière l’étagère' });
    expect((await movementsOf(wheel)).map(({ kind, quantity, unitCost }) => [kind, quantity, unitCost])).toEqual([
      ['RECEIPT', 9, '2.5000'],
      ['ADJUSTMENT', -2, '2.5000'],
      ['ADJUSTMENT', 1, '2.5000'],
    ]);
    expect(await levelOf(wheel, lyon)).toMatchObject({ onHand: 8, value: '20.00' });
  });

  it('is transferred in two legs that are told as one, and takes its cost along', async () => {
    await fresh();
    await adjust({ quantity: 5, unitCost: { amount: '3.00' } });
    const { movementIds, levelIds } = await adjust({ action: 'TRANSFER', toLocationId: lille.id, quantity: 2 });
    expect([movementIds.length, levelIds.length]).toEqual([2, 2]);
    const { rows } = await sql<{ quantity: number; transferId: string }>`
      select quantity, transfer_id as "transferId" from stock_movement where id = any(${movementIds}::uuid[])
      order by quantity`.execute(desk.desk.db);
    expect(rows.map(({ quantity }) => quantity)).toEqual([-2, 2]);
    expect(new Set(rows.map(({ transferId }) => transferId)).size).toBe(1);
    expect(await levelOf(wheel, lyon)).toMatchObject({ onHand: 3, value: '9.00' });
    expect(await levelOf(wheel, lille)).toMatchObject({ onHand: 2, averageCost: '3.0000', value: '6.00' });
  });

  it('is issued, and comes back', async () => {
    await fresh();
    await adjust({ quantity: 4 });
    await adjust({ action: 'ISSUE', quantity: 3, reason: 'Vendu au comptoir' });
    await adjust({ action: 'RETURN', quantity: 1 });
    expect(await levelOf(wheel, lyon)).toMatchObject({ onHand: 2, averageCost: null, value: null });
  });

  it('is refused with OUT_OF_STOCK when there is not that much, and nothing moves', async () => {
    await fresh();
    await adjust({ quantity: 2 });
    for (const given of [
      { action: 'ISSUE', reason: 'x' },
      { action: 'TRANSFER', toLocationId: lille.id },
    ] as const) {
      const error = await refused({ ...given, quantity: 3 });
      expect(error).toMatchObject({
        code: 'OUT_OF_STOCK',
        params: { location: 'Lyon', available: 2, asked: 3 },
        details: { available: 2, asked: 3, onHand: 2, reserved: 0 },
      });
    }
    expect(await movementsOf(wheel)).toHaveLength(1);
  });

  it('is moved once by one key, and refused with another input under it', async () => {
    await fresh();
    const first = await adjust({ quantity: 2, idempotencyKey: 'once' });
    expect(await adjust({ quantity: 2, idempotencyKey: 'once' })).toEqual(first);
    expect(await refused({ quantity: 3, idempotencyKey: 'once' })).toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' });
    expect(await levelOf(wheel, lyon)).toMatchObject({ onHand: 2 });
  });
});

describe('what does not make sense', () => {
  it.each([
    ['no pieces', { quantity: 0 }, 'out_of_bounds', ['quantity']],
    ['fewer than none', { action: 'COUNT', quantity: -1, reason: 'x' }, 'out_of_bounds', ['quantity']],
    ['more than anybody has', { quantity: 100_001 }, 'out_of_bounds', ['quantity']],
    ['a count without a reason', { action: 'COUNT' }, 'required', ['reason']],
    ['an issue without a reason', { action: 'ISSUE' }, 'required', ['reason']],
    ['a transfer to nowhere', { action: 'TRANSFER' }, 'required', ['toLocationId']],
    ['a cost of what goes', { action: 'RETURN', unitCost: { amount: '1' } }, 'only_for_action', ['unitCost']],
    [
      'a cost in another currency',
      { unitCost: { amount: '1', currency: 'USD' } },
      'stock_currency',
      ['unitCost', 'currency'],
    ],
    ['a cost below nothing', { unitCost: { amount: '-1' } }, 'amount', ['unitCost', 'amount']],
    ['numbers where there are none', { serialNumbers: ['A'] }, 'not_serial_tracked', ['serialNumbers']],
    ['a product that never existed', { productId: NO_ID }, 'not_found', ['productId']],
    ['a place that never existed', { locationId: NO_ID }, 'not_found', ['locationId']],
  ] as [string, Partial<Input>, string, string[]][])('%s is refused', async (_, given, key, input) => {
    await fresh();
    expect(await refused(given)).toMatchObject({ key, input });
    expect(await movementsOf(wheel)).toEqual([]);
  });

  it('a transfer to where it is, or to a place that is archived, is refused', async () => {
    await fresh();
    const old = await makeLocation(desk.call, { archivedAt: new Date() });
    expect(await refused({ action: 'TRANSFER', toLocationId: lyon.id })).toMatchObject({ key: 'same_location' });
    expect(await refused({ action: 'TRANSFER', toLocationId: old.id })).toMatchObject({ key: 'location_archived' });
    expect(await refused({ locationId: old.id })).toMatchObject({ key: 'location_archived' });
  });
});

describe('a product of which each piece bears a number', () => {
  const there = async (location: StockLocation) =>
    (
      await desk.desk.db
        .selectFrom('stock_piece')
        .select('serial_number as serial')
        .where('product_id', '=', battery.id)
        .where('location_id', '=', location.id)
        .orderBy('serial_number')
        .execute()
    ).map(({ serial }) => serial);
  const fill = async () => {
    battery = await fresh({ serialTracked: true });
    await adjust({ quantity: 3, serialNumbers: ['A', 'B', 'C'] });
  };

  it('needs one number a piece, all different', async () => {
    battery = await fresh({ serialTracked: true });
    for (const serialNumbers of [undefined, [], ['A'], ['A', 'A'], ['A', 'B', 'C']])
      expect(await refused({ quantity: 2, ...(serialNumbers && { serialNumbers }) })).toMatchObject({
        key: 'serials_required',
        params: { count: 2 },
      });
  });

  it('has each piece at one place: transferred, issued, returned', async () => {
    await fill();
    await adjust({ action: 'TRANSFER', toLocationId: lille.id, serialNumbers: ['B'] });
    expect([await there(lyon), await there(lille)]).toEqual([['A', 'C'], ['B']]);
    expect(await refused({ action: 'ISSUE', reason: 'x', serialNumbers: ['B'] })).toMatchObject({
      key: 'serial_not_there',
    });
    expect(await refused({ locationId: lille.id, serialNumbers: ['A'] })).toMatchObject({ key: 'serial_in_stock' });
    await adjust({ action: 'ISSUE', reason: 'x', serialNumbers: ['A'] });
    expect(await refused({ action: 'RETURN', serialNumbers: ['Z'] })).toMatchObject({ key: 'serial_never_here' });
    await adjust({ action: 'RETURN', locationId: lille.id, serialNumbers: ['A'] });
    expect([await there(lyon), await there(lille)]).toEqual([['C'], ['A', 'B']]);
  });

  it('is counted by its numbers: what was not found is gone, what was not known is there', async () => {
    await fill();
    await adjust({ action: 'COUNT', quantity: 3, reason: 'Inventaire', serialNumbers: ['A', 'C', 'D'] });
    expect(await there(lyon)).toEqual(['A', 'C', 'D']);
    expect(await levelOf(battery, lyon)).toMatchObject({ onHand: 3 });
    expect((await movementsOf(battery)).map(({ quantity, serialNumbers }) => [quantity, serialNumbers])).toEqual([
      [3, ['A', 'B', 'C']],
      [1, ['D']],
      [-1, ['B']],
    ]);
  });

  it('is received once, of ten deliveries of the same piece at once', async () => {
    battery = await fresh({ serialTracked: true });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) =>
        adjust({ locationId: index % 2 ? lyon.id : lille.id, serialNumbers: ['X'] }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of outcomes)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ key: 'serial_in_stock' });
  });
});

describe('the database', () => {
  it('lets nobody change what has moved, take more than there is, or promise more', async () => {
    await fresh();
    await receive(manager, wheel, lyon, 3);
    const { db } = desk.desk;
    for (const statement of [sql`update stock_movement set quantity = 9`, sql`delete from stock_movement`])
      await expect(statement.execute(db)).rejects.toThrow('append-only');
    for (const change of [sql`on_hand = -1`, sql`reserved = on_hand + 1`, sql`reserved = -1`])
      await expect(
        sql`update stock_level set ${change} where product_id = ${wheel.id}::uuid`.execute(db),
      ).rejects.toThrow('check constraint');
  });
});

describe('a threshold', () => {
  const told = async () =>
    (
      await desk.desk.db
        .selectFrom('event')
        .select('data')
        .where('kind', '=', 'stock.low')
        .where(sql<boolean>`data->>'productId' = ${wheel.id}`)
        .orderBy('seq')
        .execute()
    ).map(({ data }) => (data as { available: number }).available);
  const at = {
    get productId() {
      return wheel.id;
    },
    get locationId() {
      return lyon.id;
    },
  };

  it('is told when it is crossed downwards, once until it is above again', async () => {
    await fresh();
    await adjust({ quantity: 10 });
    await stock.setStockThreshold(manager, { ...at, threshold: 5 });
    expect(await told()).toEqual([]);
    const issue = (quantity: number) => adjust({ action: 'ISSUE', quantity, reason: 'x' });
    await issue(5);
    expect(await told()).toEqual([]);
    await issue(1);
    await issue(1);
    expect(await told()).toEqual([4]);
    expect(await levelOf(wheel, lyon)).toMatchObject({ belowThreshold: true, threshold: 5 });
    await adjust({ quantity: 2 });
    expect(await levelOf(wheel, lyon)).toMatchObject({ belowThreshold: false });
    await issue(3);
    expect(await told()).toEqual([4, 2]);
    await stock.setStockThreshold(manager, { ...at, threshold: null });
    expect(await levelOf(wheel, lyon)).toMatchObject({ belowThreshold: false, threshold: null });
  });

  it('is told of a place where there is nothing yet', async () => {
    await fresh();
    await stock.setStockThreshold(manager, { ...at, threshold: 1 });
    expect(await told()).toEqual([0]);
  });
});
