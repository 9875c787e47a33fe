import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Actor } from '../domain/accounts/actor.js';
import { newId } from '../domain/ids.js';
import type { DeskEvent, EventActor } from '../domain/events.js';
import type { Db } from '../entities/index.js';
import { eventActorOf, tellMemory, type Call } from './desk.js';
import { snapshotTickets } from './tickets/ticket-snapshot.js';

/** One unit of work: entities to move, rows to write, events to record; all of it is committed, or none. */
export interface Tx {
  em: EntityManager;
  /** Kysely inside this transaction. */
  db: Db;
  call: Call;
  /** One time for everything that happens in the transaction. */
  now: Date;
  /**
   * Records what happened. Events are written last, just before the commit: their numbers are given under a lock that
   * lasts until then. A ticket's events also become lines of its timeline.
   */
  record(event: DeskEvent): void;
}

/** The same transaction, in which somebody else acts: the desk itself, on what a caller brought. */
export const onBehalfOf = (tx: Tx, actor: Actor): Tx => ({
  ...tx,
  call: { ...tx.call, actor },
  record: (event) => tx.record({ by: eventActorOf(actor), ...event }),
});

/** How often a transaction that PostgreSQL chose as a deadlock's victim is tried in all. */
const TRIES = 4;

/**
 * Runs `work` in one transaction of its own. Readers are woken by the database when it has committed, never before.
 * `work` may run again after a deadlock, so it must do nothing that the transaction does not undo.
 */
export async function transaction<T>(call: Call, work: (tx: Tx) => Promise<T>): Promise<T> {
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
  const now = call.desk.clock.now();
  const recorded: DeskEvent[] = [];
  const done = await call.desk.orm.em.fork().transactional(async (em) => {
    const db = em.getKysely() as unknown as Db;
    const result = await work({ em, db, call, now, record: (event) => recorded.push(event) });
    await em.flush();
    if (recorded.length > 0) await writeEvents(db, recorded, eventActorOf(call.actor), now);
    return result;
  });
  // Rights that changed hold here from the very next call on; other processes hear of it from the event log.
  for (const event of recorded) tellMemory(call.desk, event);
  return done;
}

async function writeEvents(db: Db, recorded: DeskEvent[], actor: EventActor, now: Date): Promise<void> {
  await snapshotTickets(db, recorded);
  const lines = recorded.filter((event) => event.ticketId && event.kind.startsWith('ticket.'));
  for (const some of inPieces(lines)) {
    await db
      .insertInto('timeline_entry')
      .values(
        some.map((event) => ({
          id: newId(),
          ticket_id: event.ticketId!,
          kind: event.kind,
          at: now,
          actor_kind: (event.by ?? actor).kind,
          actor_id: (event.by ?? actor).id,
          actor_name: (event.by ?? actor).name,
          data: timelineData(event),
        })),
      )
      .execute();
  }
  // References are checked now, because the check may wait for a row that somebody has locked; whoever has the turn to
  // number events (taken by the insert, kept to the commit) must wait for nobody.
  await sql`set constraints all immediate`.execute(db);
  for (const some of inPieces(recorded)) {
    await db
      .insertInto('event')
      .values(
        some.map((event) => ({
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
  }
}

/** PostgreSQL takes 65,535 parameters in a statement, and a batch of robots that come and go brings more. */
function* inPieces<T>(rows: readonly T[], size = 1_000): Generator<readonly T[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}

/** The timeline keeps what changed; the snapshot is for streams only. */
function timelineData({ data }: DeskEvent): Record<string, unknown> {
  const { ticket: _snapshot, ...rest } = data;
  return rest;
}
