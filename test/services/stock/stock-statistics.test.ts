import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Product } from '../../../src/entities/catalogue/product.entity.js';
import type { StockLocation } from '../../../src/entities/stock/stock-location.entity.js';
import type { Call } from '../../../src/services/desk.js';
import { stock } from '../../../src/services/index.js';
import { makeProduct } from '../../factories/product.factory.js';
import { makeLocation, receive } from '../../factories/stock.factory.js';
import { makeTechnician } from '../../factories/technician.factory.js';
import { makeTicket } from '../../factories/ticket.factory.js';
import { clockAt } from '../../support/clock.js';
import { startDesk, type TestDesk } from '../../support/desk.js';
import { refusalOf } from '../../support/refusal.js';
import { spokenDuring } from '../../support/spoken.js';

const DAY = 86_400;
const clock = clockAt('2026-01-01T08:00:00Z');
let desk: TestDesk;
let call: Call;
let wheel: Product;
let motor: Product;
let old: Product;
let lyon: StockLocation;
let van: StockLocation;

const money = (amount: string) => ({ amount, currency: 'EUR' });
const statistics = (where: object = {}, args: Partial<Parameters<typeof stock.stockStatistics>[2]> = {}) =>
  stock.stockStatistics(call, where, { deadAfter: 180 * DAY, limit: 10, ...args });

/** In January a year's stock comes; in July some of it is used; in December it is counted up. */
beforeAll(async () => {
  desk = await startDesk({ demo: false, clock });
  ({ call } = desk);
  const technician = await makeTechnician(call);
  wheel = await makeProduct(call, { name: 'Wheel', category: 'Roues' });
  motor = await makeProduct(call, { name: 'Motor', category: 'Motorisation' });
  old = await makeProduct(call, { name: 'Old', category: null });
  lyon = await makeLocation(call, { name: 'Lyon' });
  van = await makeLocation(call, { technicianId: technician.id });
  await receive(call, wheel, lyon, 10, { unitCost: money('10.00') });
  await receive(call, motor, lyon, 2, { unitCost: money('100.00') });
  await receive(call, old, lyon, 4);
  await stock.setStockThreshold(call, { productId: motor.id, locationId: lyon.id, threshold: 2 });
  clock.set(new Date('2026-07-01T08:00:00Z'));
  const at = { productId: wheel.id, locationId: lyon.id };
  await stock.adjustStock(call, { ...at, action: 'TRANSFER', toLocationId: van.id, quantity: 2 });
  for (const [product, quantity] of [
    [wheel, 3],
    [motor, 3],
  ] as const) {
    const ticket = await makeTicket(call, { technicianId: technician.id });
    const { requiredPartId } = await stock.addRequiredPart(call, {
      ticketId: ticket.id,
      productId: product.id,
      quantity,
    });
    await stock.approveRequiredParts(call, { ticketId: ticket.id, parts: [{ requiredPartId, locationId: lyon.id }] });
    if (product === wheel) await stock.useRequiredPart(call, { requiredPartId });
  }
  clock.set(new Date('2026-12-01T08:00:00Z'));
});
afterAll(() => desk.stop());

describe('the statistics of the stock', () => {
  it('tell what it is worth, by place and category, and what nobody knows the cost of', async () => {
    const { total, byLocation, byCategory } = await statistics();
    expect(total).toEqual({ onHand: 13, value: money('270.00'), withoutCost: 4 });
    expect(byLocation).toEqual([
      { locationId: lyon.id, onHand: 11, value: money('250.00'), withoutCost: 4 },
      { locationId: van.id, onHand: 2, value: money('20.00'), withoutCost: 0 },
    ]);
    expect(byCategory).toEqual([
      { category: 'Motorisation', onHand: 2, value: money('200.00'), withoutCost: 0 },
      { category: 'Roues', onHand: 7, value: money('70.00'), withoutCost: 0 },
      { category: null, onHand: 4, value: money('0.00'), withoutCost: 4 },
    ]);
  });

  it('tell what is low, what has not moved for so long, what is used, and what tickets wait for', async () => {
    const { belowThreshold, dead, mostUsed, shortages } = await statistics();
    expect(belowThreshold).toMatchObject({ count: 1, onHand: 2 });
    expect(dead).toMatchObject({ count: 2, onHand: 6, value: money('200.00') });
    expect((await statistics({}, { deadAfter: 365 * DAY })).dead).toMatchObject({ count: 0, levelIds: [] });
    expect(mostUsed).toEqual([{ productId: wheel.id, quantity: 3, tickets: 1 }]);
    expect(shortages).toMatchObject([{ productId: motor.id, missing: 1, tickets: 1 }]);
  });

  it('tell how often it was turned over: what went out, by half of what was there first and last', async () => {
    // 300 came and 30 went: at the beginning of the year there was nothing, at the end 270.
    expect((await statistics()).turnover).toEqual({
      issued: money('30.00'),
      averageValue: money('135.00'),
      rate: 0.2222,
    });
    const late = { from: new Date('2026-08-01T00:00:00Z'), to: new Date('2026-09-01T00:00:00Z') };
    expect((await statistics({}, late)).turnover).toEqual({
      issued: money('0.00'),
      averageValue: money('270.00'),
      rate: 0,
    });
    expect((await statistics({}, late)).mostUsed).toEqual([]);
  });

  it('are of what is asked for', async () => {
    const only = await statistics({ locationId: { eq: van.id } });
    expect(only).toMatchObject({ total: { onHand: 2 }, dead: { count: 0 }, shortages: [], mostUsed: [] });
    expect((await statistics({ category: { eq: 'Motorisation' } })).byLocation).toHaveLength(1);
    expect((await statistics({ productId: { in: [] } })).total).toMatchObject({ onHand: 0, value: money('0.00') });
    expect((await statistics({ productId: { in: [] } })).turnover).toMatchObject({ rate: null });
  });

  it('cost one statement, of the parts that are named', async () => {
    const fields = new Set(['StockStatistics.total', 'StockStatistics.dead']);
    let told: object = {};
    const said = await spokenDuring(async () => {
      told = await stock.stockStatistics({ ...call, fields }, {}, { deadAfter: DAY, limit: 1 });
    });
    expect(said).toHaveLength(1);
    expect(Object.keys(told)).toEqual(['total', 'dead']);
    expect(
      await spokenDuring(() => stock.stockStatistics({ ...call, fields: new Set() }, {}, { deadAfter: DAY, limit: 1 })),
    ).toEqual([]);
  });

  it('are refused of a period that ends before it begins, and of lists that are too long', async () => {
    const now = clock.now();
    expect(await refusalOf(statistics({}, { from: now, to: now }))).toMatchObject({ key: 'period_order' });
    for (const limit of [0, 101])
      expect(await refusalOf(statistics({}, { limit }))).toMatchObject({ key: 'out_of_bounds' });
  });
});
