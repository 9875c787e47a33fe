/** Many at once: as many succeed as there are pieces, nobody waits in a circle, and the sums are right in the end. */
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Person } from '../../../src/domain/accounts/actor.js';
import type { DeskError } from '../../../src/domain/errors.js';
import type { Product } from '../../../src/entities/catalogue/product.entity.js';
import type { StockLocation } from '../../../src/entities/stock/stock-location.entity.js';
import type { Call } from '../../../src/services/desk.js';
import { stock, tickets } from '../../../src/services/index.js';
import { transaction } from '../../../src/services/transaction.js';
import { makeProduct } from '../../factories/product.factory.js';
import { makeLocation, receive } from '../../factories/stock.factory.js';
import { makeTicket } from '../../factories/ticket.factory.js';
import { callAs, personOf } from '../../support/actor.js';
import { startDesk, type TestDesk } from '../../support/desk.js';
import { expectSums } from '../../support/stock-sums.js';

let desk: TestDesk;
let manager: Call;
let theo: Person;
const deadlocks: string[] = [];

beforeAll(async () => {
  // A deadlock is tried again by itself, and would pass unnoticed: the log says that it was.
  const log = pino(
    { level: 'warn' },
    { write: (line: string) => void (line.includes('deadlock') && deadlocks.push(line)) },
  );
  desk = await startDesk({ log });
  manager = callAs(desk, await personOf(desk, 'manager'));
  theo = await personOf(desk, 'technician');
});
afterAll(async () => {
  await expectSums(desk);
  expect(deadlocks).toEqual([]);
  await desk.stop();
});

const levelOf = async (product: Product, location: StockLocation) =>
  (
    await stock.listStock(
      manager,
      { productId: { eq: product.id }, locationId: { eq: location.id } },
      'PRODUCT_ASC',
      {},
    )
  ).rows[0]!;

it('of 50 who take one of the last 7, exactly 7 get it, and 43 are told that there is none', async () => {
  const product = await makeProduct(desk.call);
  const place = await makeLocation(desk.call);
  await receive(manager, product, place, 7);
  const outcomes = await Promise.allSettled(
    Array.from({ length: 50 }, () =>
      stock.adjustStock(manager, {
        action: 'ISSUE',
        productId: product.id,
        locationId: place.id,
        quantity: 1,
        reason: 'Vente',
      }),
    ),
  );
  const refusals = outcomes.filter((one) => one.status === 'rejected').map(({ reason }) => reason as DeskError);
  expect(refusals).toHaveLength(43);
  for (const refusal of refusals)
    expect(refusal).toMatchObject({ code: 'OUT_OF_STOCK', details: { available: 0, asked: 1, onHand: 0 } });
  expect(await levelOf(product, place)).toMatchObject({ onHand: 0, reserved: 0 });
});

it('of 50 tickets that are granted one of the last 7, exactly 7 have it reserved, and 43 wait', async () => {
  const product = await makeProduct(desk.call);
  const place = await makeLocation(desk.call);
  await receive(manager, product, place, 7);
  const asked = await Promise.all(
    Array.from({ length: 50 }, async () => {
      const ticket = await makeTicket(desk.call, { technicianId: theo.technicianId });
      const input = { ticketId: ticket.id, productId: product.id, quantity: 1 };
      return { ...input, ...(await stock.addRequiredPart(callAs(desk, theo), input)) };
    }),
  );
  await Promise.all(
    asked.map(({ ticketId, requiredPartId }) =>
      stock.approveRequiredParts(manager, { ticketId, parts: [{ requiredPartId, locationId: place.id }] }),
    ),
  );
  const parts = await stock.requiredPartsByIds(
    manager,
    asked.map(({ requiredPartId }) => requiredPartId),
  );
  expect(parts.filter(({ status }) => status === 'APPROVED')).toHaveLength(7);
  expect(parts.filter(({ status, missing }) => status === 'SHORTAGE' && missing === 1)).toHaveLength(43);
  expect(await levelOf(product, place)).toMatchObject({ onHand: 7, reserved: 7, available: 0 });
});

it('holds while everything happens at once: deliveries, transfers both ways, grants, use, and tickets that end', async () => {
  const products = [await makeProduct(desk.call), await makeProduct(desk.call)];
  const places = [await makeLocation(desk.call), await makeLocation(desk.call)];
  for (const product of products) for (const place of places) await receive(manager, product, place, 10);
  const technician = callAs(desk, theo);
  const refused: DeskError[] = [];
  const attempt = async <T>(work: Promise<T>): Promise<T | null> =>
    work.catch((error: DeskError) => {
      if (!error.code) throw error;
      refused.push(error);
      return null;
    });
  const pick = <T>(list: T[], index: number): T => list[index % list.length]!;

  const life = async (index: number): Promise<void> => {
    const { id: ticketId } = await makeTicket(desk.call, { technicianId: theo.technicianId });
    const ask = (product: Product) =>
      stock.addRequiredPart(technician, { ticketId, productId: product.id, quantity: 3 });
    const asked = [await ask(pick(products, index)), await ask(pick(products, index + 1))];
    const parts = asked.map(({ requiredPartId }, part) => ({
      requiredPartId,
      locationId: pick(places, index + part).id,
    }));
    await stock.approveRequiredParts(manager, { ticketId, parts });
    if (index % 3 === 0) await attempt(stock.useRequiredPart(technician, asked[0]!));
    if (index % 3 === 1) await stock.withdrawRequiredPart(technician, asked[1]!);
    if (index % 2 === 0) await tickets.changeTicketStatus(manager, { ticketId, status: 'CANCELLED', reason: 'Fini' });
  };
  const shift = (index: number) => {
    const [from, to] = index % 2 ? places : places.toReversed();
    const at = { productId: pick(products, index >> 1).id, locationId: from!.id };
    return attempt(stock.adjustStock(manager, { ...at, action: 'TRANSFER', toLocationId: to!.id, quantity: 2 }));
  };
  await Promise.all([
    ...Array.from({ length: 24 }, (_, index) => life(index)),
    ...Array.from({ length: 24 }, (_, index) => shift(index)),
    ...Array.from({ length: 12 }, (_, index) => receive(manager, pick(products, index), pick(places, index >> 1), 1)),
  ]);
  expect(
    [...new Set(refused.map(({ code }) => code))].filter(
      (code) => code !== 'OUT_OF_STOCK' && code !== 'ILLEGAL_TRANSITION',
    ),
  ).toEqual([]);
  await stock.fulfilWaiting(desk.call);
  await expectSums(desk);
  expect(deadlocks).toEqual([]);
});

it('locks the levels of a transfer in one order, whichever way it goes', async () => {
  const product = await makeProduct(desk.call);
  const made = [await makeLocation(desk.call), await makeLocation(desk.call)];
  const [first, second] = made.toSorted((a, b) => (a.id < b.id ? -1 : 1)) as [StockLocation, StockLocation];
  for (const place of [first, second]) await receive(manager, product, place, 5);
  const lockedAt = ({ id }: StockLocation) =>
    sql`select id from stock_level where product_id = ${product.id}::uuid and location_id = ${id}::uuid for update nowait`;
  for (const [from, to] of [
    [first, second],
    [second, first],
  ] as const) {
    let moving: Promise<unknown> | undefined;
    await transaction(desk.call, async (tx) => {
      await lockedAt(first).execute(tx.db);
      const at = { productId: product.id, locationId: from.id, toLocationId: to.id };
      moving = stock.adjustStock(manager, { ...at, action: 'TRANSFER', quantity: 1 });
      await vi.waitFor(async () => expect(await waiting()).toBe(1), { timeout: 20_000 });
      // It waits for the first one, and has not taken the second.
      expect((await lockedAt(second).execute(desk.desk.db)).rows).toHaveLength(1);
    });
    await moving;
  }
});

/** How many connections of this desk wait for a lock. */
async function waiting(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(desk.desk.db);
  return rows[0]!.count;
}
