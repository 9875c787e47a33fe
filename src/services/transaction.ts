import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Actor } from '../domain/accounts/actor.js';
import { newId } from '../domain/ids.js';
import type { DeskEvent, EventActor } from '../domain/events.js';
import type { Db } from '../entities/index.js';
import { eventActorOf, tellMemory, type Call } from './desk.js';
import { concernsSla } from '../domain/sla/history.js';
import { openTrail, writeAuditEvents, type AuditTrail, type SqlChange } from './platform/audit-trail.js';
import { releasePartsOfEnded } from './stock/end-parts.js';
import { keepClocks } from './sla/reckon.js';
import { snapshotTickets } from './tickets/ticket-snapshot.js';

/** One unit of work: entities to move, rows to write, events to record; all of it is committed, or none. */
export interface Tx {
  em: EntityManager;
  /** Kysely inside this transaction. */
  db: Db;
  call: Call;
  /**
   * One time for everything that happens in the transaction: that at which it is first asked for. Ask when what is to be
   * changed is locked, and what waited for another's change comes after it.
   */
  readonly now: Date;
  /**
   * Records what happened. Events are written last, just before the commit: their numbers are given under a lock that
   * lasts until then. A ticket's events also become lines of its timeline.
   */
  record(event: DeskEvent): void;
  /** Accounts for a row that was changed by SQL: the audit log hears of entities by itself, and of nothing else. */
  audit(change: SqlChange): void;
}

/** The same transaction, in which somebody else acts: the desk itself, on what a caller brought. */
export const onBehalfOf = (tx: Tx, actor: Actor): Tx => ({
  ...tx,
  call: { ...tx.call, actor },
  record: (event) => tx.record({ by: eventActorOf(actor), ...event }),
});

/** The same transaction at a time that is past, in which somebody else acts: what happened goes into timelines only. */
export const inThePast = (tx: Tx, at: Date, by: Actor): Tx => ({
  ...tx,
  now: at,
  call: { ...tx.call, actor: by },
  record: (event) => tx.record({ by: eventActorOf(by), at, ...event }),
});

/** How often a transaction that PostgreSQL chose as a deadlock's victim is tried in all. */
const TRIES = 4;

/**
 * Runs `work` in one transaction of its own. Readers are woken by the database when it has committed, never before.
 * `work` may run again after a deadlock, so it must do nothing that the transaction does not undo.
 */
export async function transaction<T>(call: Call, work: (tx: Tx) => Promise<T>): Promise<T> {
  const { tracer } = call.desk;
  if (!tracer) return await untilDone(call, work);
  const attributes = { 'db.system.name': 'postgresql', ...(call.operation && { 'desk.operation': call.operation }) };
  return await tracer.span({ name: 'transaction', kind: 'CLIENT', attributes }, () => untilDone(call, work));
}

async function untilDone<T>(call: Call, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await attemptOnce(call, work);
    } catch (error) {
      if (attempt >= TRIES || !isDeadlock(error)) throw error;
      call.desk.log.warn({ requestId: call.requestId, attempt }, 'deadlock, trying again');
    }
  }
}

/** SQLSTATE 40P01, whether MikroORM or the driver itself says it. */
const isDeadlock = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '40P01';

async function attemptOnce<T>(call: Call, work: (tx: Tx) => Promise<T>): Promise<T> {
  let first: Date | undefined;
  const now = (): Date => (first ??= call.desk.clock.now());
  const recorded: DeskEvent[] = [];
  const done = await call.desk.orm.em.fork().transactional(async (em) => {
    const db = em.getKysely() as unknown as Db;
    const trail = openTrail(em.getUnitOfWork());
    const tx: Tx = {
      em,
      db,
      call,
      get now() {
        return now();
      },
      record: (event) => recorded.push(event),
      audit: (change) => trail.add(change),
    };
    const result = await work(tx);
    await releasePartsOfEnded(tx, recorded);
    await em.flush();
    await writeDown(db, recorded, trail, call, now());
    return result;
  });
  // Rights and policies that changed hold here from the very next call on; other processes hear of it from the event log.
  for (const event of recorded) if (!event.at) tellMemory(call.desk, event);
  return done;
}

/** Writes what happened: the timeline, the audit log and the events. */
async function writeDown(db: Db, recorded: DeskEvent[], trail: AuditTrail, call: Call, now: Date): Promise<void> {
  const actor = eventActorOf(call.actor);
  const live = recorded.filter((event) => !event.at);
  await snapshotTickets(db, live);
  const audited = trail.events(call, now, recorded);
  if (recorded.length === 0 && audited.length === 0) return;
  const lines = recorded.filter((event) => event.ticketId && event.kind.startsWith('ticket.'));
  for (const some of inPieces(lines)) await writeLines(db, some, actor, now);
  await keepClocks(db, slaConcerned(lines), now);
  // References are checked now, because the check may wait for a row that somebody has locked; whoever has the turn to
  // number events (taken by the inserts, kept to the commit) must wait for nobody.
  await sql`set constraints all immediate`.execute(db);
  for (const some of inPieces(audited)) await writeAuditEvents(db, some);
  for (const some of inPieces(live)) await writeEvents(db, some, actor, now);
}

/** The tickets whose clocks may stand otherwise after this. */
const slaConcerned = (lines: readonly DeskEvent[]): string[] => [
  ...new Set(lines.filter(({ kind }) => concernsSla(kind)).map(({ ticketId }) => ticketId!)),
];

/**
 * The lines of timelines. Whoever has changed a ticket has it locked by now: the places that the database gives are in the
 * order of commits, and no line is told to be older than the one before it.
 */
const writeLines = (db: Db, events: readonly DeskEvent[], actor: EventActor, now: Date) =>
  db
    .insertInto('timeline_entry')
    .values(
      events.map((event) => ({
        id: newId(),
        ticket_id: event.ticketId!,
        kind: event.kind,
        at: notBeforeLast(event.ticketId!, event.at ?? now),
        actor_kind: (event.by ?? actor).kind,
        actor_id: (event.by ?? actor).id,
        actor_name: (event.by ?? actor).name,
        data: timelineData(event),
      })) as never,
    )
    .execute();

const writeEvents = (db: Db, events: readonly DeskEvent[], actor: EventActor, now: Date) =>
  db
    .insertInto('event')
    .values(
      events.map((event) => ({
        at: now,
        kind: event.kind,
        actor: JSON.stringify(event.by ?? actor) as unknown as EventActor,
        client_id: event.clientId ?? null,
        site_id: event.siteId ?? null,
        robot_id: event.robotId ?? null,
        ticket_id: event.ticketId ?? null,
        technician_id: event.technicianId ?? null,
        data: event.data,
      })) as never,
    )
    .execute();

const notBeforeLast = (ticketId: string, now: Date) => sql<string>`greatest(${now}::timestamptz,
  (select at from timeline_entry where ticket_id = ${ticketId}::uuid order by place desc limit 1))`;

/** PostgreSQL takes 65,535 parameters in a statement, and a batch of robots that come and go brings more. */
function* inPieces<T>(rows: readonly T[], size = 1_000): Generator<readonly T[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}

/** The timeline keeps what changed; the snapshot is for streams only. */
function timelineData({ data }: DeskEvent): Record<string, unknown> {
  const { ticket: _snapshot, ...rest } = data;
  return rest;
}
