import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../../src/domain/accounts/actor.js';
import { NO_ID } from '../../../src/domain/ids.js';
import type { Priority } from '../../../src/domain/tickets/ticket-words.js';
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
import { refusalOf } from '../../support/refusal.js';
import { expectSums } from '../../support/stock-sums.js';

let desk: TestDesk;
let theo: Person;
let technician: Call;
let other: Call;
let manager: Call;
let client: Call;
let place: StockLocation;
let wheel: Product;

beforeAll(async () => {
  desk = await startDesk();
  theo = await personOf(desk, 'technician');
  technician = callAs(desk, theo);
  other = callAs(desk, await personOf(desk, 'technician2'));
  manager = callAs(desk, await personOf(desk, 'manager'));
  client = callAs(desk, await personOf(desk, 'client'));
  place = await makeLocation(desk.call, { name: 'Rayon A' });
});
beforeEach(async () => void (wheel = await makeProduct(desk.call)));
afterAll(async () => {
  await expectSums(desk);
  await desk.stop();
});

const open = async (priority: Priority = 'P3') =>
  (
    await makeTicket(desk.call, {
      technicianId: theo.technicianId,
      priority,
      clientId: (client.actor as Person).clientId,
    })
  ).id;
const ask = async (ticketId: string, quantity = 2, product = wheel) =>
  (await stock.addRequiredPart(technician, { ticketId, productId: product.id, quantity })).requiredPartId;
const approve = async (
  ticketId: string,
  requiredPartId: string,
  given: { quantity?: number; at?: StockLocation } = {},
) =>
  (
    await stock.approveRequiredParts(manager, {
      ticketId,
      parts: [{ requiredPartId, quantity: given.quantity, locationId: (given.at ?? place).id }],
    })
  ).verdicts[0]!;
const partOf = async (id: string) => (await stock.requiredPartsByIds(manager, [id]))[0]!;
const levelAt = async (location = place) =>
  (await stock.listStock(manager, { productId: { eq: wheel.id }, locationId: { eq: location.id } }, 'PRODUCT_ASC', {}))
    .rows[0];
const told = async (ticketId: string, by = manager) =>
  (await tickets.timelinesOf(by, [ticketId], 100, false))[0]!
    .map(({ kind }) => kind.slice('ticket.'.length))
    .filter((kind) => kind.startsWith('part_'));

describe('asking for a part', () => {
  it('is for the technician who has the ticket, and only while it is worked on', async () => {
    const ticketId = await open();
    const id = await ask(ticketId);
    expect(await partOf(id)).toMatchObject({
      status: 'REQUESTED',
      quantity: 2,
      approved: null,
      reserved: 0,
      missing: 0,
      requestedBy: { name: 'technician' },
    });
    const input = { ticketId, productId: wheel.id, quantity: 1 };
    expect(await refusalOf(stock.addRequiredPart(other, input))).toMatchObject({
      code: 'NOT_FOUND',
      input: ['ticketId'],
    });
    const done = (await makeTicket(desk.call, { technicianId: theo.technicianId, status: 'RESOLVED' })).id;
    expect(await refusalOf(stock.addRequiredPart(technician, { ...input, ticketId: done }))).toMatchObject({
      key: 'ticket_over',
    });
  });

  it('is for spare parts on offer, at least one', async () => {
    const ticketId = await open();
    const robot = await makeProduct(desk.call, { kind: 'EQUIPMENT' });
    const gone = await makeProduct(desk.call, { archivedAt: new Date() });
    const refused = (productId: string, quantity = 1) =>
      refusalOf(stock.addRequiredPart(technician, { ticketId, productId, quantity }));
    expect(await refused(NO_ID)).toMatchObject({ code: 'NOT_FOUND', input: ['productId'] });
    for (const { id } of [robot, gone]) expect(await refused(id)).toMatchObject({ key: 'not_a_part' });
    expect(await refused(wheel.id, 0)).toMatchObject({ key: 'out_of_bounds' });
  });

  it('is done once by one key', async () => {
    const input = { ticketId: await open(), productId: wheel.id, quantity: 1, idempotencyKey: 'part' };
    const first = await stock.addRequiredPart(technician, input);
    expect(await stock.addRequiredPart(technician, input)).toEqual(first);
    expect((await stock.partsOfTickets(manager, [input.ticketId]))[0]).toHaveLength(1);
  });
});

describe('granting a part', () => {
  it('reserves all of it where it is there', async () => {
    await receive(manager, wheel, place, 5);
    const ticketId = await open();
    const id = await ask(ticketId);
    expect(await approve(ticketId, id)).toEqual({ requiredPartId: id, refusal: null });
    expect(await partOf(id)).toMatchObject({ status: 'APPROVED', approved: 2, reserved: 2, missing: 0 });
    expect(await levelAt()).toMatchObject({ onHand: 5, reserved: 2, available: 3 });
    expect(
      await refusalOf(
        stock.adjustStock(manager, {
          action: 'ISSUE',
          productId: wheel.id,
          locationId: place.id,
          quantity: 4,
          reason: 'x',
        }),
      ),
    ).toMatchObject({ code: 'OUT_OF_STOCK', details: { available: 3, onHand: 5, reserved: 2 } });
    expect(await told(ticketId)).toEqual(['part_requested', 'part_approved']);
  });

  it('reserves what is there and opens a shortage for the rest', async () => {
    await receive(manager, wheel, place, 1);
    const ticketId = await open();
    const id = await ask(ticketId, 3);
    await approve(ticketId, id);
    expect(await partOf(id)).toMatchObject({ status: 'SHORTAGE', approved: 3, reserved: 1, missing: 2 });
    expect(await levelAt()).toMatchObject({ onHand: 1, reserved: 1, available: 0 });
    expect(await told(ticketId)).toEqual(['part_requested', 'part_short']);
  });

  it('may grant less than was asked for, and decide a shortage anew from elsewhere', async () => {
    const elsewhere = await makeLocation(desk.call);
    await receive(manager, wheel, place, 1);
    await receive(manager, wheel, elsewhere, 2);
    const ticketId = await open();
    const id = await ask(ticketId, 3);
    await approve(ticketId, id, { quantity: 2 });
    expect(await partOf(id)).toMatchObject({ status: 'SHORTAGE', approved: 2, reserved: 1 });
    await approve(ticketId, id, { quantity: 2, at: elsewhere });
    expect(await partOf(id)).toMatchObject({ status: 'APPROVED', reserved: 2, locationId: elsewhere.id });
    expect(await levelAt()).toMatchObject({ reserved: 0 });
  });

  it('takes it from where most of it is when nothing is said, and from no van but the technician’s own', async () => {
    const [own] = (
      await stock.listStockLocations(manager, { technicianId: { eq: theo.technicianId! } }, 'NAME_ASC', {})
    ).rows;
    const foreign = (other.actor as Person).technicianId!;
    const [van] = (await stock.listStockLocations(manager, { technicianId: { eq: foreign } }, 'NAME_ASC', {})).rows;
    await receive(manager, wheel, van!, 9);
    await receive(manager, wheel, own!, 3);
    await receive(manager, wheel, place, 2);
    const ticketId = await open();
    const id = await ask(ticketId, 1);
    await stock.approveRequiredParts(manager, { ticketId, parts: [{ requiredPartId: id }] });
    expect(await partOf(id)).toMatchObject({ locationId: own!.id, status: 'APPROVED' });
  });

  it('answers each part by itself: what cannot be granted keeps nothing back', async () => {
    await receive(manager, wheel, place, 5);
    const [ticketId, elsewhere] = [await open(), await open()];
    const [first, rejected, foreign] = [await ask(ticketId), await ask(ticketId), await ask(elsewhere)];
    await stock.rejectRequiredPart(manager, { requiredPartId: rejected, reason: 'Trop cher' });
    const parts = [rejected, foreign, first, NO_ID].map((requiredPartId) => ({ requiredPartId, locationId: place.id }));
    parts.push({ requiredPartId: first, locationId: place.id });
    const input = { ticketId, parts, idempotencyKey: 'each' };
    const { verdicts } = await stock.approveRequiredParts(manager, input);
    expect(verdicts.map(({ refusal }) => refusal && [refusal.code, refusal.input])).toEqual([
      ['ILLEGAL_TRANSITION', ['parts', '0', 'requiredPartId']],
      ['NOT_FOUND', ['parts', '1', 'requiredPartId']],
      null,
      ['NOT_FOUND', ['parts', '3', 'requiredPartId']],
      ['VALIDATION', ['parts', '4', 'requiredPartId']],
    ]);
    expect(await partOf(first)).toMatchObject({ status: 'APPROVED' });
    expect(await stock.approveRequiredParts(manager, input)).toEqual({ ticketId, verdicts });
    expect(await levelAt()).toMatchObject({ reserved: 2 });
  });
});

describe('what comes to nothing', () => {
  it('is rejected with a reason, or withdrawn by whoever asked, and gives back what it had', async () => {
    await receive(manager, wheel, place, 1);
    const ticketId = await open();
    const [short, asked] = [await ask(ticketId, 2), await ask(ticketId, 1)];
    await approve(ticketId, short);
    expect(await refusalOf(stock.rejectRequiredPart(manager, { requiredPartId: short, reason: ' ' }))).toMatchObject({
      key: 'required',
    });
    await stock.rejectRequiredPart(manager, { requiredPartId: short, reason: 'Trop cher' });
    expect(await partOf(short)).toMatchObject({ status: 'REJECTED', reason: 'Trop cher', reserved: 0 });
    await approve(ticketId, asked);
    expect(await refusalOf(stock.withdrawRequiredPart(other, { requiredPartId: asked }))).toMatchObject({
      code: 'NOT_FOUND',
      key: 'not_found',
      params: { thing: 'requiredPart' },
      input: ['requiredPartId'],
    });
    await stock.withdrawRequiredPart(technician, { requiredPartId: asked, reason: 'Réparée sans' });
    expect(await partOf(asked)).toMatchObject({ status: 'RELEASED', reserved: 0 });
    expect(await levelAt()).toMatchObject({ onHand: 1, reserved: 0 });
    expect(await refusalOf(stock.withdrawRequiredPart(technician, { requiredPartId: asked }))).toMatchObject({
      code: 'ILLEGAL_TRANSITION',
      details: { from: 'RELEASED', to: 'RELEASED', allowed: [] },
    });
  });

  it.each(['CANCELLED', 'CLOSED'] as const)('ends with its ticket when that is %s', async (status) => {
    await receive(manager, wheel, place, 2);
    const ticketId = await open();
    const [granted, asked] = [await ask(ticketId), await ask(ticketId)];
    await approve(ticketId, granted);
    const step = (to: 'IN_PROGRESS' | 'RESOLVED' | typeof status) =>
      tickets.changeTicketStatus(manager, { ticketId, status: to, reason: 'Fini' });
    if (status === 'CLOSED') {
      await step('IN_PROGRESS');
      await step('RESOLVED');
      // It may yet turn out not to be resolved.
      expect(await levelAt()).toMatchObject({ reserved: 2 });
    }
    await step(status);
    for (const id of [granted, asked]) expect(await partOf(id)).toMatchObject({ status: 'RELEASED', reserved: 0 });
    expect(await levelAt()).toMatchObject({ onHand: 2, reserved: 0 });
    expect((await told(ticketId)).slice(-2)).toEqual(['part_released', 'part_released']);
  });

  it('ends with its ticket when that is merged into another', async () => {
    await receive(manager, wheel, place, 2);
    const ticketId = await open();
    const id = await ask(ticketId);
    await approve(ticketId, id);
    await transaction(manager, async (tx) =>
      Promise.resolve(tx.record({ kind: 'ticket.merged' as never, ticketId, data: { intoTicketId: NO_ID } })),
    );
    expect(await partOf(id)).toMatchObject({ status: 'RELEASED' });
    expect(await levelAt()).toMatchObject({ reserved: 0 });
  });
});

describe('a shortage', () => {
  const short = async (priority: Priority, quantity: number) => {
    const ticketId = await open(priority);
    const id = await ask(ticketId, quantity);
    await approve(ticketId, id);
    return { ticketId, id };
  };
  const reservedOf = async (...parts: { id: string }[]) =>
    Promise.all(parts.map(async ({ id }) => (await partOf(id)).reserved));

  it('is ended by what arrives: the most urgent first, of equal ones the oldest, in the same transaction', async () => {
    const later = await short('P3', 2);
    const [first, second] = [await short('P1', 2), await short('P1', 2)];
    await receive(manager, wheel, place, 3);
    expect(await reservedOf(first, second, later)).toEqual([2, 1, 0]);
    expect(await partOf(first.id)).toMatchObject({ status: 'APPROVED' });
    expect(await partOf(second.id)).toMatchObject({ status: 'SHORTAGE', missing: 1 });
    const [line] = (await tickets.timelinesOf(manager, [first.ticketId], 1, true))[0]!;
    expect(line).toMatchObject({ kind: 'ticket.part_approved', actorKind: 'SYSTEM' });
    await receive(manager, wheel, place, 10);
    expect(await reservedOf(first, second, later)).toEqual([2, 2, 2]);
    expect(await levelAt()).toMatchObject({ onHand: 13, reserved: 6 });
  });

  it('is ended by what is brought from elsewhere, counted, or given back', async () => {
    const elsewhere = await makeLocation(desk.call);
    await receive(manager, wheel, elsewhere, 1);
    const [a, b] = [await short('P1', 2), await short('P2', 1)];
    const at = { productId: wheel.id, locationId: elsewhere.id };
    await stock.adjustStock(manager, { ...at, action: 'TRANSFER', toLocationId: place.id, quantity: 1 });
    expect(await reservedOf(a, b)).toEqual([1, 0]);
    const count = { productId: wheel.id, locationId: place.id, action: 'COUNT', reason: 'x' } as const;
    await stock.adjustStock(manager, { ...count, quantity: 2 });
    expect(await reservedOf(a, b)).toEqual([2, 0]);
    await stock.withdrawRequiredPart(technician, { requiredPartId: a.id });
    expect(await reservedOf(a, b)).toEqual([0, 1]);
    expect(await refusalOf(stock.adjustStock(manager, { ...count, quantity: 0 }))).toMatchObject({
      code: 'OUT_OF_STOCK',
      key: 'count_below_reserved',
      details: { reserved: 1 },
    });
  });

  it('is come back to by the job when its ticket was being changed just then', async () => {
    const waiting = await short('P1', 1);
    await transaction(manager, async (tx) => {
      await tx.db.selectFrom('ticket').select('id').where('id', '=', waiting.ticketId).forUpdate().execute();
      // Waits for nobody, and passes the ticket over.
      await receive(manager, wheel, place, 1);
    });
    expect(await reservedOf(waiting)).toEqual([0]);
    await stock.fulfilWaiting(desk.call);
    expect(await reservedOf(waiting)).toEqual([1]);
  });
});

describe('a part that went into the work', () => {
  it('leaves the stock, told with its ticket; what is not used can be had again', async () => {
    await receive(manager, wheel, place, 4, { unitCost: { amount: '8.00' } });
    const ticketId = await open();
    const id = await ask(ticketId, 3);
    expect(await refusalOf(stock.useRequiredPart(technician, { requiredPartId: id }))).toMatchObject({
      code: 'ILLEGAL_TRANSITION',
      details: { from: 'REQUESTED', to: 'USED' },
    });
    await approve(ticketId, id);
    expect(await refusalOf(stock.useRequiredPart(technician, { requiredPartId: id, quantity: 4 }))).toMatchObject({
      key: 'out_of_bounds',
    });
    await stock.useRequiredPart(technician, { requiredPartId: id, quantity: 2 });
    expect(await partOf(id)).toMatchObject({ status: 'USED', used: 2, reserved: 0 });
    expect(await levelAt()).toMatchObject({ onHand: 2, reserved: 0 });
    const { rows } = await stock.listStockMovements(manager, { ticketId: { eq: ticketId } }, 'AT_DESC', {});
    expect(rows).toMatchObject([{ kind: 'ISSUE', quantity: -2, unitCost: '8.0000' }]);
    expect(await told(ticketId)).toEqual(['part_requested', 'part_approved', 'part_used']);
  });

  it('keeps both numbers of a swap', async () => {
    wheel = await makeProduct(desk.call, { serialTracked: true });
    await receive(manager, wheel, place, 2, { serialNumbers: ['N-1', 'N-2'] });
    const ticketId = await open();
    const id = await ask(ticketId, 1);
    await approve(ticketId, id);
    const use = (given: { serialNumbers?: string[]; replacedSerialNumbers?: string[] }) =>
      stock.useRequiredPart(technician, { requiredPartId: id, ...given });
    expect(await refusalOf(use({}))).toMatchObject({ key: 'serials_required' });
    expect(await refusalOf(use({ serialNumbers: ['N-9'] }))).toMatchObject({ key: 'serial_not_there' });
    await use({ serialNumbers: ['N-2'], replacedSerialNumbers: ['OLD-7'] });
    const { rows } = await stock.listStockMovements(manager, { ticketId: { eq: ticketId } }, 'AT_DESC', {});
    expect(rows).toMatchObject([{ serialNumbers: ['N-2'], replacedSerialNumbers: ['OLD-7'] }]);
  });
});

describe('a client', () => {
  it('is told nothing of parts: neither the parts nor the lines of the timeline', async () => {
    const ticketId = await open();
    await ask(ticketId);
    expect(await told(ticketId)).toEqual(['part_requested']);
    expect(await told(ticketId, technician)).toEqual(['part_requested']);
    expect(await told(ticketId, client)).toEqual([]);
    expect((await tickets.timelinesOf(client, [ticketId], 100, false))[0]).toHaveLength(1);
  });
});
