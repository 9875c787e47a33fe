/** Telling of deadlines: warnings and breaches, each once, and what a breach leads to. */
import { LockMode } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { SlaClockKind } from '../../domain/sla/ledger.js';
import { isOver } from '../../domain/tickets/lifecycle.js';
import { Technician } from '../../entities/technicians/technician.entity.js';
import { Ticket } from '../../entities/tickets/ticket.entity.js';
import type { Call } from '../desk.js';
import { transaction, type Tx } from '../transaction.js';
import { choosePromise } from './promise.js';
import { keepClocks, reckon, tellingsOf, type TermsOfTicket } from './reckon.js';

/** Tickets that one sweep looks at. */
const SWEEP_MAX = 200;
/** How late the job of a deadline may be before the sweep does its work, seconds. */
const GRACE_SECONDS = 5;

/**
 * Tells what is due of a ticket, by the desk's own clock: a job that comes early tells nothing and is set anew, one that
 * comes twice finds it told. Answers how much was told.
 */
export async function tellDeadlines(call: Call, ticketId: string): Promise<number> {
  return transaction(call, async (tx) => {
    const ticket = await tx.em.findOne(Ticket, { id: ticketId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!ticket) return 0;
    const now = tx.now.getTime();
    const [reckoned] = await reckon(tx.db, [ticketId], now);
    if (!reckoned) return 0;
    const { response, resolution } = reckoned.ledger;
    let count = 0;
    for (const clock of [response, resolution]) {
      if (!clock) continue;
      for (const { what } of tellingsOf(clock, reckoned.told[clock.kind], now).filter(({ at }) => at <= now)) {
        count += 1;
        tx.record({
          kind: what === 'WARNING' ? 'ticket.sla_warned' : 'ticket.sla_breached',
          ticketId,
          data: { clock: clock.kind, dueAt: clock.dueAt === null ? null : new Date(clock.dueAt).toISOString() },
        });
        if (what === 'BREACH') await followBreach(tx, ticket, clock.kind, reckoned.ticket);
      }
    }
    // Nothing new on the timeline: what was reckoned anew is kept all the same, and with it the job for what comes next.
    if (count === 0) await keepClocks(tx.db, [ticketId], tx.now);
    return count;
  });
}

/** What the policy says that a breach leads to, for a ticket that somebody still has to work on. */
async function followBreach(
  tx: Tx,
  ticket: Ticket,
  _clock: SlaClockKind,
  { breachActions }: TermsOfTicket,
): Promise<void> {
  if (isOver(ticket.status)) return;
  const { reassignToTechnicianId: technicianId } = breachActions;
  if (technicianId && technicianId !== ticket.technicianId) {
    const technician = await tx.em.findOne(Technician, { id: technicianId, active: true });
    if (!technician) return;
    const [from, previous] = [ticket.status, ticket.technicianId ?? null];
    ticket.assign(technician.id, tx.now);
    tx.record({
      kind: 'ticket.assigned',
      ticketId: ticket.id,
      data: {
        from,
        to: ticket.status,
        technicianId: technician.id,
        technicianName: technician.name,
        previousTechnicianId: previous,
      },
    });
  }
}

/** Tells what is due and whose job was lost, or is late; answers how many tickets were looked at. */
export async function sweepDeadlines(call: Call): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select ticket_id as id, min(next_at) from sla_clock
    where next_at <= ${call.desk.clock.now()}::timestamptz - ${GRACE_SECONDS} * interval '1 second'
    group by ticket_id order by min(next_at), ticket_id limit ${SWEEP_MAX}`.execute(call.desk.db);
  for (const { id } of rows) await tellDeadlines(call, id);
  return rows.length;
}

/**
 * Reckons anew the clocks of tickets of which that was asked: those that were there before the desk kept clocks, and
 * those whose calendar has new holidays. Answers how many.
 */
export async function recountClocks(call: Call): Promise<number> {
  return transaction(call, async (tx) => {
    const { rows } = await sql<{ id: string }>`
      delete from sla_recount where ticket_id in (
        select ticket_id from sla_recount order by ticket_id limit ${SWEEP_MAX} for update skip locked)
      returning ticket_id as id`.execute(tx.db);
    if (rows.length === 0) return 0;
    const ids = rows.map(({ id }) => id);
    for (const ticket of await withoutTerms(tx, ids)) {
      // By the contract that covered it when it was opened; policies are known as they are now.
      const opened = { em: tx.em, db: tx.db, now: new Date(ticket.createdAt) };
      const { slaTermsId, contractId } = await choosePromise(opened, ticket);
      await sql`update ticket set sla_terms_id = ${slaTermsId}::uuid, contract_id = coalesce(contract_id, ${contractId}::uuid)
        where id = ${ticket.id}::uuid`.execute(tx.db);
    }
    await keepClocks(tx.db, ids, tx.now);
    return rows.length;
  });
}

/** Tickets of which nothing was promised yet, locked; by SQL, for this is no edit of theirs and gives them no new version. */
const withoutTerms = (tx: Tx, ids: readonly string[]) =>
  tx.db
    .selectFrom('ticket')
    .select([
      'id',
      'client_id as clientId',
      'robot_id as robotId',
      'device_id as deviceId',
      'contract_id as contractId',
      'service_type as serviceType',
      'priority',
      'created_at as createdAt',
    ])
    .where(sql<boolean>`id = any(${ids}::uuid[]) and sla_terms_id is null`)
    .orderBy('id')
    .forUpdate()
    .execute();
