import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_ID } from '../../../src/domain/ids.js';
import type { DeskError } from '../../../src/domain/errors.js';
import { FleetAlert } from '../../../src/entities/robots/fleet-alert.entity.js';
import { Evidence } from '../../../src/entities/tickets/evidence.entity.js';
import { TicketLink } from '../../../src/entities/tickets/ticket-link.entity.js';
import { TicketWatcher } from '../../../src/entities/tickets/ticket-watcher.entity.js';
import type { Call } from '../../../src/services/desk.js';
import { tickets } from '../../../src/services/index.js';
import { linkOf } from '../../../src/services/tickets/link-of.js';
import { transaction } from '../../../src/services/transaction.js';
import { newId } from '../../../src/domain/ids.js';
import { makeClient } from '../../factories/client.factory.js';
import { makeFault } from '../../factories/fault.factory.js';
import { makeRobot } from '../../factories/robot.factory.js';
import { makeTicket } from '../../factories/ticket.factory.js';
import { callAs, personOf } from '../../support/actor.js';
import { startDesk, type TestDesk } from '../../support/desk.js';
import { refusalOf } from '../../support/refusal.js';

let desk: TestDesk;
let manager: Call;
let accountIds: string[];
let clientId: string;

beforeAll(async () => {
  desk = await startDesk();
  const people = [await personOf(desk, 'manager'), await personOf(desk, 'client')];
  manager = callAs(desk, people[0]!);
  accountIds = people.map((one) => one.accountId);
  clientId = (await makeClient(desk.call)).id;
});
afterAll(() => desk.stop());

const read = async (id: string) => (await tickets.ticketsByIds(manager, [id]))[0]!;
const timelineOf = async (id: string) => (await tickets.timelinesOf(manager, [id], 100, false))[0]!;
const make = (given: Parameters<typeof makeTicket>[1] = {}) => makeTicket(desk.call, { clientId, ...given });
const merge = (sourceIds: string[], targetId: string, more: object = {}) =>
  tickets.mergeTickets(manager, { sourceIds, targetId, ...more });

describe('merging', () => {
  it('ends the sources for good, leads from them to the target, and tells it on both', async () => {
    const [a, b, target] = [await make(), await make({ status: 'PENDING_CLIENT' }), await make()];
    await merge([a.id, b.id], target.id, { reason: 'The same conveyor', version: target.version });
    for (const source of [a, b])
      expect(await read(source.id)).toMatchObject({
        status: 'MERGED',
        mergedIntoId: target.id,
        statusReason: 'The same conveyor',
      });
    expect(await read(target.id)).toMatchObject({ status: 'NEW', mergedIntoId: null });
    expect((await timelineOf(b.id)).at(-1)).toMatchObject({
      kind: 'ticket.merged',
      actorName: 'manager',
      data: { from: 'PENDING_CLIENT', to: 'MERGED', intoTicketId: target.id, reason: 'The same conveyor' },
    });
    const absorbed = (await timelineOf(target.id)).filter(({ kind }) => kind === 'ticket.absorbed');
    expect(absorbed.map(({ data }) => data['absorbedTicketId'])).toEqual([a.id, b.id]);
  });

  it('moves faults, evidence, watchers and tags, and gives nothing twice', async () => {
    const [source, target] = [await make({ tags: ['quai', 'lundi'] }), await make({ tags: ['lundi', 'wifi'] })];
    const robot = await makeRobot(desk.call, { clientId });
    const [moved, both] = [
      await makeFault(desk.call, { robotId: robot.id, ticketId: source.id }),
      await makeFault(desk.call, { robotId: robot.id, ticketId: target.id, code: 'other' }),
    ];
    await transaction(desk.call, async ({ em, now }) => {
      for (const [ticketId, faultId] of [
        [source.id, moved.id],
        [source.id, both.id],
        [target.id, both.id],
      ] as const)
        em.create(Evidence, { ticketId, faultId, capturedAt: now, fromAt: now, toAt: now, lines: [] });
      for (const accountId of accountIds) em.create(TicketWatcher, { ticketId: source.id, accountId, createdAt: now });
      em.create(TicketWatcher, { ticketId: target.id, accountId: accountIds[0]!, createdAt: now });
    });
    await merge([source.id], target.id);
    const { db } = desk.desk;
    const faults = await db.selectFrom('fault').select('id').where('ticket_id', '=', target.id).execute();
    expect(faults.map(({ id }) => id).sort()).toEqual([moved.id, both.id].sort());
    const evidence = await db.selectFrom('evidence').select('fault_id').where('ticket_id', '=', target.id).execute();
    expect(evidence.map((one) => one.fault_id).sort()).toEqual([moved.id, both.id].sort());
    const watchers = db.selectFrom('ticket_watcher').selectAll().where('ticket_id', 'in', [source.id, target.id]);
    expect((await watchers.execute()).map((one) => [one.ticket_id, one.account_id]).sort()).toEqual(
      accountIds.map((id) => [target.id, id]).sort(),
    );
    expect((await read(target.id)).tags).toEqual(['lundi', 'quai', 'wifi']);
  });

  it('moves links in both directions; one to the target itself is gone', async () => {
    const [a, b, target, other] = [await make(), await make(), await make(), await make()];
    const createdBy = { kind: 'SYSTEM', id: null, name: 'Test' } as const;
    await transaction(desk.call, async ({ em, now }) => {
      for (const link of [
        linkOf(a.id, 'DUPLICATES', target.id),
        linkOf(a.id, 'CAUSED_BY', other.id),
        linkOf(other.id, 'DUPLICATES', b.id),
        linkOf(b.id, 'RELATED', other.id),
        linkOf(target.id, 'CAUSED_BY', other.id),
        linkOf(a.id, 'RELATED', b.id),
      ])
        em.create(TicketLink, { ...link, createdBy, createdAt: now });
    });
    await merge([a.id, b.id], target.id);
    const links = await desk.desk.db.selectFrom('ticket_link').selectAll().execute();
    const told = links.map((one) => `${one.ticket_id} ${one.kind} ${one.other_id}`).sort();
    const said = ({ ticketId, kind, otherId }: ReturnType<typeof linkOf>) => `${ticketId} ${kind} ${otherId}`;
    expect(told).toEqual(
      [
        linkOf(target.id, 'CAUSED_BY', other.id),
        linkOf(other.id, 'DUPLICATES', target.id),
        linkOf(target.id, 'RELATED', other.id),
      ]
        .map(said)
        .sort(),
    );
  });
});

describe('is refused, and nothing is done,', () => {
  const refused = async (sourceIds: string[], targetId: string, more: object = {}) => {
    const before = await desk.desk.db.selectFrom('ticket').select(['id', 'version']).orderBy('id').execute();
    const error = await refusalOf(merge(sourceIds, targetId, more));
    expect(await desk.desk.db.selectFrom('ticket').select(['id', 'version']).orderBy('id').execute()).toEqual(before);
    return error;
  };

  it('into itself, without sources, and with one that does not exist', async () => {
    const [a, b] = [await make(), await make()];
    expect(await refused([a.id, b.id], a.id)).toMatchObject({ key: 'merge_itself' });
    expect(await refused([], a.id)).toMatchObject({ key: 'required' });
    expect(await refused([b.id, NO_ID], a.id)).toMatchObject({ code: 'NOT_FOUND', input: ['sourceIds'] });
    expect(await refused([b.id], NO_ID)).toMatchObject({ code: 'NOT_FOUND', input: ['targetId'] });
  });

  it('into what is merged or cancelled, and of what is', async () => {
    const [a, b, c] = [await make(), await make(), await make({ status: 'CANCELLED' })];
    await merge([a.id], b.id);
    const d = await make();
    expect(await refused([d.id], a.id)).toMatchObject({ key: 'merge_target_ended' });
    expect(await refused([d.id], c.id)).toMatchObject({ key: 'merge_target_ended' });
    for (const { id } of [a, c])
      expect(await refused([id], d.id)).toMatchObject({ code: 'ILLEGAL_TRANSITION', details: { to: 'MERGED' } });
  });

  it('of open work under a ticket that is over, of another client’s, of an open alert’s, and on an older version', async () => {
    const [a, over] = [await make(), await make({ status: 'CLOSED' })];
    expect(await refused([a.id], over.id)).toMatchObject({ key: 'merge_target_over' });
    const others = await makeTicket(desk.call, { clientId: (await makeClient(desk.call)).id });
    const nobodys = await makeTicket(desk.call);
    for (const { id } of [others, nobodys])
      expect(await refused([id], a.id)).toMatchObject({ key: 'merge_other_client' });
    const b = await make();
    expect(await refused([b.id], a.id, { version: a.version + 1 })).toMatchObject({ code: 'CONFLICT' });
    await transaction(desk.call, async ({ em, now }) => {
      em.create(FleetAlert, {
        id: newId(),
        origin: 'GAIA',
        title: 'Alert',
        severity: 'URGENT',
        ticketId: b.id,
        raisedAt: now,
      } as never);
    });
    expect(await refused([b.id], a.id)).toMatchObject({ key: 'merge_alert' });
    await merge([a.id], b.id);
  });
});

describe('at once', () => {
  it('A into B and B into A: one wins', async () => {
    for (let time = 0; time < 5; time += 1) {
      const [a, b] = [await make(), await make()];
      const outcomes = await Promise.allSettled([merge([a.id], b.id), merge([b.id], a.id)]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const lost = outcomes.find((one) => one.status === 'rejected') as PromiseRejectedResult;
      expect((lost.reason as DeskError).key).toBe('merge_target_ended');
      const statuses = [await read(a.id), await read(b.id)].map(({ status }) => status).sort();
      expect(statuses).toEqual(['MERGED', 'NEW']);
    }
  });

  it('with an edit of the source: the edit comes first, or is refused, and is never lost', async () => {
    for (let time = 0; time < 5; time += 1) {
      const [source, target] = [await make(), await make()];
      const edit = tickets.changeTicketStatus(manager, {
        ticketId: source.id,
        status: 'PENDING_CLIENT',
        reason: 'They will call',
        version: source.version,
      });
      const [edited] = await Promise.allSettled([edit, merge([source.id], target.id)]);
      expect(await read(source.id)).toMatchObject({ status: 'MERGED', mergedIntoId: target.id });
      const kinds = (await timelineOf(source.id)).map(({ kind }) => kind);
      const first = edited.status === 'fulfilled' ? ['ticket.status_changed'] : [];
      expect(kinds).toEqual(['ticket.opened', ...first, 'ticket.merged']);
      if (edited.status === 'rejected') expect(edited.reason).toMatchObject({ code: 'CONFLICT' });
    }
  });
});
