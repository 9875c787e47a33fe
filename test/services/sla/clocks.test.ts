/** The clocks that are kept with each ticket follow from its timeline, in the transaction of what happens to it. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ledgerOf, type ClockLedger } from '../../../src/domain/sla/ledger.js';
import { pastOf, type SlaTicket } from '../../../src/domain/sla/history.js';
import type { Call } from '../../../src/services/desk.js';
import { sla, tickets } from '../../../src/services/index.js';
import { reckon } from '../../../src/services/sla/reckon.js';
import { slaLinesOf } from '../../../src/services/sla/past.js';
import { makeTechnician } from '../../factories/technician.factory.js';
import { makeTicket } from '../../factories/ticket.factory.js';
import { callAs, personOf } from '../../support/actor.js';
import { clockAt, type TestClock } from '../../support/clock.js';
import { startDesk, type TestDesk } from '../../support/desk.js';

/** A Monday, 9:00 in Paris: the default calendar opens. */
const MONDAY = '2026-11-23T08:00:00Z';
const HOUR = 3_600;

let desk: TestDesk;
let clock: TestClock;
let manager: Call;
let technicianId: string;

beforeAll(async () => {
  clock = clockAt(MONDAY);
  desk = await startDesk({ clock });
  manager = callAs(desk, await personOf(desk, 'manager'));
  technicianId = (await makeTechnician(desk.call)).id;
});
afterAll(() => desk.stop());

const clocksOf = async (id: string) => {
  const { rows } = await sql<{
    kind: string;
    state: string;
    targetMs: string;
    elapsedMs: string;
    dueAt: Date | null;
    nextAt: Date | null;
  }>`select kind, state, target_ms as "targetMs", elapsed_ms as "elapsedMs", due_at::text as "dueAt", next_at::text as "nextAt"
    from sla_clock where ticket_id = ${id}::uuid order by kind desc`.execute(desk.desk.db);
  return rows;
};
const ticketRow = async (id: string) =>
  (
    await sql<{ state: string | null; dueAt: string | null; terms: string | null; version: number }>`
      select sla_state as state, due_at::text as "dueAt", sla_terms_id as terms, version from ticket where id = ${id}::uuid`.execute(
      desk.desk.db,
    )
  ).rows[0]!;
const jobOf = async (id: string) =>
  (
    await sql<{ wait: number }>`select extract(epoch from run_at - now())::float8 as wait from graphile_worker.jobs
      where key = ${`sla:${id}`}`.execute(desk.desk.db)
  ).rows;

describe('a ticket that is opened', () => {
  it('has two clocks by the default policy, its next deadline, and one job for what is told first', async () => {
    clock.set(new Date(MONDAY));
    const { id, version } = await makeTicket(manager, { priority: 'P3' });
    expect(await clocksOf(id)).toMatchObject([
      { kind: 'RESPONSE', state: 'RUNNING', targetMs: String(4 * HOUR * 1_000), dueAt: '2026-11-23 13:00:00+00' },
      { kind: 'RESOLUTION', state: 'RUNNING', targetMs: String(24 * HOUR * 1_000), dueAt: '2026-11-25 17:00:00+00' },
    ]);
    expect(await ticketRow(id)).toMatchObject({ state: 'RUNNING', dueAt: '2026-11-23 13:00:00+00', version });
    const jobs = await jobOf(id);
    expect(jobs).toHaveLength(1);
    // The warning of the response, at three of its four hours.
    expect(jobs[0]!.wait).toBeGreaterThan(3 * HOUR - 60);
    expect(jobs[0]!.wait).toBeLessThanOrEqual(3 * HOUR);
  });

  it('has none when no policy speaks of it, and never gets one', async () => {
    await sql`update sla_policy set is_default = false`.execute(desk.desk.db);
    const { id } = await makeTicket(manager);
    await sql`update sla_policy set is_default = true`.execute(desk.desk.db);
    await tickets.assignTicket(manager, { ticketId: id, technicianId });
    expect(await clocksOf(id)).toEqual([]);
    expect(await ticketRow(id)).toMatchObject({ state: null, dueAt: null, terms: null });
    expect(await jobOf(id)).toEqual([]);
  });

  it('keeps the policy that it was opened under when the policy changes, and a new ticket has the new one', async () => {
    clock.set(new Date(MONDAY));
    const old = await makeTicket(manager);
    const before = await clocksOf(old.id);
    await sql`update sla_policy set version = version + 1, targets = jsonb_set(targets, '{2,resolutionSeconds}', '3600')`.execute(
      desk.desk.db,
    );
    const young = await makeTicket(manager);
    await tickets.assignTicket(manager, { ticketId: old.id, technicianId });
    expect((await clocksOf(old.id))[1]!.targetMs).toBe(before[1]!.targetMs);
    expect((await clocksOf(young.id))[1]!.targetMs).toBe(String(HOUR * 1_000));
    await sql`update sla_policy set version = version + 1, targets = jsonb_set(targets, '{2,resolutionSeconds}', '86400')`.execute(
      desk.desk.db,
    );
  });
});

describe('a whole life', () => {
  it('is kept as it would be recomputed from the timeline, after each step', async () => {
    clock.set(new Date(MONDAY));
    const { id } = await makeTicket(manager);
    const check = async (response: string, resolution: string) => {
      const now = clock.now().getTime();
      const stored = await clocksOf(id);
      const [again] = await reckon(desk.desk.db, [id], now);
      const fromHistory = ledgerOf(
        pastOf(again!.ticket as SlaTicket, (await slaLinesOf(desk.desk.db, [id])).get(id)!),
        again!.ticket,
        again!.time,
        now,
      );
      const told = (one: ClockLedger | null) =>
        one && {
          state: one.state,
          elapsedMs: String(one.elapsed),
          dueAt: one.dueAt && new Date(one.dueAt).toISOString(),
        };
      expect(
        stored.map(({ state, elapsedMs, dueAt }) => ({
          state,
          elapsedMs,
          dueAt: dueAt && new Date(dueAt).toISOString(),
        })),
      ).toEqual([told(fromHistory.response), told(fromHistory.resolution)]);
      expect(stored.map(({ state }) => state)).toEqual([response, resolution]);
    };
    await check('RUNNING', 'RUNNING');
    clock.pass(HOUR);
    await tickets.assignTicket(manager, { ticketId: id, technicianId });
    await check('MET', 'RUNNING');
    clock.pass(HOUR);
    await tickets.changeTicketStatus(manager, { ticketId: id, status: 'PENDING_PARTS', reason: 'A wheel' });
    await check('MET', 'PAUSED');
    expect(await ticketRow(id)).toMatchObject({ state: 'PAUSED', dueAt: null });
    expect(await jobOf(id)).toEqual([]);
    clock.pass(48 * HOUR);
    await tickets.changeTicketStatus(manager, { ticketId: id, status: 'IN_PROGRESS' });
    await check('MET', 'RUNNING');
    expect(await jobOf(id)).toHaveLength(1);
    clock.pass(HOUR);
    await tickets.changeTicketStatus(manager, { ticketId: id, status: 'RESOLVED' });
    await check('MET', 'MET');
    expect(await ticketRow(id)).toMatchObject({ state: 'MET', dueAt: null });
    expect(await jobOf(id)).toEqual([]);
    clock.pass(24 * HOUR);
    await tickets.changeTicketStatus(manager, { ticketId: id, status: 'IN_PROGRESS', reason: 'It is back' });
    await check('MET', 'RUNNING');
  });
});

describe('simulateSla', () => {
  it('says what would have been met and breached under a draft, against what was', async () => {
    clock.set(new Date('2026-11-30T08:00:00Z'));
    const quick = await makeTicket(manager);
    const slow = await makeTicket(manager);
    await tickets.assignTicket(manager, { ticketId: quick.id, technicianId });
    await tickets.assignTicket(manager, { ticketId: slow.id, technicianId });
    clock.pass(HOUR);
    await tickets.changeTicketStatus(manager, { ticketId: quick.id, status: 'IN_PROGRESS' });
    await tickets.changeTicketStatus(manager, { ticketId: quick.id, status: 'RESOLVED' });
    clock.pass(4 * HOUR);
    await tickets.changeTicketStatus(manager, { ticketId: slow.id, status: 'IN_PROGRESS' });
    await tickets.changeTicketStatus(manager, { ticketId: slow.id, status: 'RESOLVED' });
    const day = [{ from: '00:00', to: '24:00' }];
    const policy = {
      targets: [{ priority: 'P3' as const, serviceType: null, responseSeconds: null, resolutionSeconds: 2 * HOUR }],
      pauseStatuses: [],
      warningPercent: 75,
      calendar: {
        timeZone: 'UTC',
        hours: { MONDAY: day, TUESDAY: day, WEDNESDAY: day, THURSDAY: day, FRIDAY: day, SATURDAY: day, SUNDAY: day },
        overrides: [],
        holidayCountry: null,
        holidayRegion: null,
      },
    };
    const found = await sla.simulateSla(manager, { policy, ticketIds: [quick.id, slow.id] });
    expect(found).toMatchObject({ count: 2, isPartial: false });
    expect(found.resolution).toEqual({
      was: { met: 2, breached: 0, open: 0, none: 0 },
      wouldBe: { met: 1, breached: 1, open: 0, none: 0 },
    });
    expect(found.response.wouldBe).toEqual({ met: 0, breached: 0, open: 0, none: 2 });
    const of = (id: string) => found.tickets.find(({ ticketId }) => ticketId === id)!.resolution;
    expect(of(quick.id)).toEqual({ was: 'MET', wouldBe: 'MET', elapsed: HOUR * 1_000, target: 2 * HOUR * 1_000 });
    expect(of(slow.id)).toEqual({
      was: 'MET',
      wouldBe: 'MET_LATE',
      elapsed: 5 * HOUR * 1_000,
      target: 2 * HOUR * 1_000,
    });
  });
});
