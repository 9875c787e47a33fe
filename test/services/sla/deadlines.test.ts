/** Warnings and breaches: each once, on time by the desk's clock, whoever notices. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Call } from '../../../src/services/desk.js';
import { sla, tickets } from '../../../src/services/index.js';
import { makeTechnician } from '../../factories/technician.factory.js';
import { makeTicket } from '../../factories/ticket.factory.js';
import { callAs, personOf } from '../../support/actor.js';
import { clockAt, type TestClock } from '../../support/clock.js';
import { startDesk, type TestDesk } from '../../support/desk.js';

/** A Monday, 9:00 in Paris. A P3 is answered within 4 hours of work and resolved within 24. */
const MONDAY = new Date('2026-11-23T08:00:00Z');
const HOUR = 3_600;

let desk: TestDesk;
let clock: TestClock;
let manager: Call;

beforeAll(async () => {
  clock = clockAt(MONDAY.toISOString());
  desk = await startDesk({ clock });
  manager = callAs(desk, await personOf(desk, 'manager'));
});
afterAll(() => desk.stop());

const toldOf = async (id: string, of: TestDesk = desk) => {
  const [lines] = await tickets.timelinesOf(of.call, [id], 100, false);
  return lines!
    .filter(({ kind }) => /sla_|escalated/.test(kind))
    .map(({ kind, actorKind, data }) => {
      const { clock: which, level, to } = data as Record<string, unknown>;
      return [kind.slice('ticket.'.length), actorKind, which ?? level ?? to].join(' ');
    });
};
const dropJob = (id: string) => sql`select graphile_worker.remove_job(${`sla:${id}`})`.execute(desk.desk.db);
const jobWait = async (id: string) => {
  const { rows } = await sql<{ wait: number }>`select extract(epoch from run_at - now())::float8 as wait
    from graphile_worker.jobs where key = ${`sla:${id}`}`.execute(desk.desk.db);
  return rows[0]?.wait;
};

describe('a deadline', () => {
  it('is warned of at 75 %, breached at 100 %, each once, and a breach escalates', async () => {
    clock.set(MONDAY);
    const { id } = await makeTicket(manager);
    clock.pass(3 * HOUR - 1);
    expect(await sla.tellDeadlines(desk.call, id)).toBe(0);
    clock.pass(1);
    expect(await sla.tellDeadlines(desk.call, id)).toBe(1);
    expect(await sla.tellDeadlines(desk.call, id)).toBe(0);
    expect(await toldOf(id)).toEqual(['sla_warned SYSTEM RESPONSE']);
    // An hour of lunch is between.
    clock.pass(2 * HOUR);
    expect(await sla.tellDeadlines(desk.call, id)).toBe(1);
    expect(await sla.tellDeadlines(desk.call, id)).toBe(0);
    expect(await toldOf(id)).toEqual([
      'sla_warned SYSTEM RESPONSE',
      'sla_breached SYSTEM RESPONSE',
      'escalated SYSTEM 1',
    ]);
    const [row] = await tickets.ticketsByIds(manager, [id]);
    expect(row).toMatchObject({ escalationLevel: 1 });
    const { rows } = await sql`select state, breached_at = ${clock.now()}::timestamptz as "isNow" from sla_clock
      where ticket_id = ${id}::uuid and kind = 'RESPONSE'`.execute(desk.desk.db);
    expect(rows).toEqual([{ state: 'BREACHED', isNow: true }]);
  });

  it('is told once by many at the same time', async () => {
    clock.set(MONDAY);
    const { id } = await makeTicket(manager);
    clock.pass(5 * HOUR);
    await Promise.all(Array.from({ length: 6 }, () => sla.tellDeadlines(desk.call, id)));
    expect((await toldOf(id)).filter((line) => line.startsWith('sla_'))).toEqual([
      'sla_warned SYSTEM RESPONSE',
      'sla_breached SYSTEM RESPONSE',
    ]);
  });

  it('is told by the sweep when its job was lost, and not again by the next sweep', async () => {
    clock.set(MONDAY);
    const { id } = await makeTicket(manager);
    await dropJob(id);
    clock.pass(3 * HOUR);
    await sla.sweepDeadlines(desk.call);
    expect(await toldOf(id)).toEqual([]);
    clock.pass(10);
    await sla.sweepDeadlines(desk.call);
    await sla.sweepDeadlines(desk.call);
    expect(await toldOf(id)).toEqual(['sla_warned SYSTEM RESPONSE']);
    // And a job stands ready for what comes next.
    expect(await jobWait(id)).toBeGreaterThan(HOUR);
  });

  it('is decided by the desk’s clock: a job that comes early tells nothing, and is set anew', async () => {
    clock.set(MONDAY);
    const { id } = await makeTicket(manager);
    clock.pass(2 * HOUR);
    await dropJob(id);
    expect(await sla.tellDeadlines(desk.call, id)).toBe(0);
    const wait = await jobWait(id);
    expect(wait).toBeGreaterThan(HOUR - 60);
    expect(wait).toBeLessThanOrEqual(HOUR);
  });

  it('is not told again when the clock is put back and passes it once more', async () => {
    clock.set(MONDAY);
    const { id } = await makeTicket(manager);
    clock.pass(3 * HOUR);
    await sla.tellDeadlines(desk.call, id);
    clock.pass(-HOUR);
    await sla.tellDeadlines(desk.call, id);
    clock.pass(HOUR);
    await sla.tellDeadlines(desk.call, id);
    expect(await toldOf(id)).toEqual(['sla_warned SYSTEM RESPONSE']);
  });

  it('that was passed unnoticed is told late, the resolution that came after it or not; after a week no more', async () => {
    const technician = await makeTechnician(desk.call);
    clock.set(MONDAY);
    const late = await makeTicket(manager, { technicianId: technician.id });
    const old = await makeTicket(manager);
    clock.pass(72 * HOUR);
    await tickets.changeTicketStatus(manager, { ticketId: late.id, status: 'IN_PROGRESS' });
    await tickets.changeTicketStatus(manager, { ticketId: late.id, status: 'RESOLVED' });
    await sla.tellDeadlines(desk.call, late.id);
    expect(await toldOf(late.id)).toEqual(['sla_breached SYSTEM RESOLUTION']);
    clock.pass(14 * 24 * HOUR);
    await dropJob(old.id);
    await sla.sweepDeadlines(desk.call);
    await sla.tellDeadlines(desk.call, old.id);
    expect(await toldOf(old.id)).toEqual([]);
  });

  it('is neither warned of nor breached while the ticket waits, nor after it is merged or cancelled', async () => {
    clock.set(MONDAY);
    const waiting = await makeTicket(manager);
    const cancelled = await makeTicket(manager);
    await tickets.changeTicketStatus(manager, { ticketId: waiting.id, status: 'PENDING_CLIENT', reason: 'Which one?' });
    await tickets.changeTicketStatus(manager, { ticketId: cancelled.id, status: 'CANCELLED', reason: 'Twice' });
    clock.pass(5 * 24 * HOUR);
    for (const { id } of [waiting, cancelled]) {
      expect(await jobWait(id)).toBeUndefined();
      expect(await sla.tellDeadlines(desk.call, id)).toBe(0);
      expect(await toldOf(id)).toEqual([]);
    }
  });

  it('gives the ticket to somebody else when the policy says so', async () => {
    const chief = await makeTechnician(desk.call, { name: 'Chief' });
    const actions = JSON.stringify({ escalateTo: 2, reassignToTechnicianId: chief.id });
    await sql`update sla_policy set version = version + 1, breach_actions = ${actions}::jsonb where is_default`.execute(
      desk.desk.db,
    );
    clock.set(MONDAY);
    const { id } = await makeTicket(manager);
    clock.pass(5 * HOUR);
    await sla.tellDeadlines(desk.call, id);
    const [row] = await tickets.ticketsByIds(manager, [id]);
    expect(row).toMatchObject({ escalationLevel: 2, technicianId: chief.id, status: 'ASSIGNED' });
  });
});

describe('the queue', () => {
  const around = JSON.stringify(
    Object.fromEntries(
      ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'].map((day) => [
        day,
        [{ from: '00:00', to: '24:00' }],
      ]),
    ),
  );

  it('tells of deadlines at their time, once with two workers, and after a restart', async () => {
    const open = await startDesk();
    const workers: TestDesk[] = [];
    try {
      const { db } = open.desk;
      await sql`update sla_calendar set version = 2, hours = ${around}::jsonb, holiday_country = null`.execute(db);
      await sql`update sla_policy set version = 2, targets = (select jsonb_agg(target || '{"responseSeconds": 2}') from jsonb_array_elements(targets) as target)`.execute(
        db,
      );
      const before = await makeTicket(open.call);
      // Nobody works yet: what is due waits in the database.
      const env = { ROLES: 'worker', PORT: '0' };
      for (let count = 0; count < 2; count += 1)
        workers.push(await startDesk({ database: open.database, demo: false, env }));
      const after = await makeTicket(open.call);
      for (const { id } of [before, after]) {
        await vi.waitFor(async () => expect(await toldOf(id, open)).toContain('sla_breached SYSTEM RESPONSE'), 20_000);
        expect((await toldOf(id, open)).filter((line) => line.startsWith('sla_'))).toEqual([
          'sla_warned SYSTEM RESPONSE',
          'sla_breached SYSTEM RESPONSE',
        ]);
      }
      const { rows } = await sql<{ late: number }>`select extract(epoch from breached_at - due_at)::float8 as late
        from sla_clock where ticket_id = ${after.id}::uuid and kind = 'RESPONSE'`.execute(db);
      // On an idle machine at most the second between two looks.
      expect(rows[0]!.late).toBeLessThan(10);
    } finally {
      for (const worker of workers) await worker.stop();
      await open.stop();
    }
  }, 90_000);
});

describe('clocks that are reckoned anew', () => {
  it('are those of tickets that were there before the desk kept any, without a new version', async () => {
    clock.set(MONDAY);
    const { id, version } = await makeTicket(manager);
    const { db } = desk.desk;
    await sql`delete from sla_clock where ticket_id = ${id}::uuid`.execute(db);
    await sql`update ticket set sla_terms_id = null, sla_state = null, due_at = null where id = ${id}::uuid`.execute(
      db,
    );
    await sql`insert into sla_recount values (${id}::uuid, now())`.execute(db);
    expect(await sla.recountClocks(desk.call)).toBe(1);
    expect(await sla.recountClocks(desk.call)).toBe(0);
    const { rows } = await sql`select count(*)::int as clocks, min(version) as version, min(sla_state) as state
      from ticket join sla_clock on ticket_id = id where id = ${id}::uuid`.execute(db);
    expect(rows).toEqual([{ clocks: 2, version, state: 'RUNNING' }]);
  });

  it('follow a day off that is added to their calendar, and new hours do not touch them', async () => {
    clock.set(MONDAY);
    const { id } = await makeTicket(manager);
    const due = async () =>
      (
        await sql<{ due: string }>`select due_at::text as due from sla_clock
          where ticket_id = ${id}::uuid and kind = 'RESOLUTION'`.execute(desk.desk.db)
      ).rows[0]!.due;
    expect(await due()).toBe('2026-11-25 17:00:00+00');
    const [calendar] = await sla.listSlaCalendars(manager);
    const { id: calendarId, name, timeZone, holidayCountry, version } = calendar!;
    await sla.upsertSlaCalendar(manager, {
      ...{ id: calendarId, name, timeZone, holidayCountry, version },
      hours: { MONDAY: [{ from: '10:00', to: '11:00' }] },
      overrides: [{ date: '2026-11-24', name: 'Inventaire', hours: [] }],
    });
    await sla.recountClocks(desk.call);
    expect(await due()).toBe('2026-11-26 17:00:00+00');
  });
});
