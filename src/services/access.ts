/** The reach of an actor as conditions on rows: the set form of `domain/accounts/actor`'s rule. */
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { rolesShownTo } from '../domain/accounts/account-policy.js';
import { reachOf, ROLES, type Actor } from '../domain/accounts/actor.js';
import { NOTE_KINDS, seesNotes } from '../domain/tickets/conversation.js';
import { NO_ID } from '../domain/ids.js';

type Condition = RawBuilder<SqlBool>;

const EVERYTHING: Condition = sql<SqlBool>`true`;
const NOTHING: Condition = sql<SqlBool>`false`;

/** Tickets the actor may see; `table` is the alias of `ticket` in the query. */
export function visibleTickets(actor: Actor, table = 'ticket'): Condition {
  const reach = reachOf(actor);
  const t = sql.ref;
  switch (reach.kind) {
    case 'ALL':
      return EVERYTHING;
    case 'CLIENT':
      return sql<SqlBool>`${t(`${table}.client_id`)} = ${reach.clientId}::uuid`;
    case 'TECHNICIAN':
      return sql<SqlBool>`${t(`${table}.technician_id`)} = ${reach.technicianId}::uuid`;
    case 'NONE':
      return NOTHING;
  }
}

/** Rows of a ticket (`column` names it) that the actor may see, because of the ticket. */
export function ofVisibleTickets(actor: Actor, column: string): Condition {
  if (reachOf(actor).kind === 'ALL') return EVERYTHING;
  return sql<SqlBool>`exists (select from ticket where ticket.id = ${sql.ref(column)} and ${visibleTickets(actor)})`;
}

/** Files on tickets that the actor may see, of tickets that they see: no client sees what is internal. */
export const shownAttachments = (actor: Actor): Condition =>
  reachOf(actor).kind === 'CLIENT' ? sql<SqlBool>`not ticket_attachment.internal` : EVERYTHING;

/**
 * Internal notes are withheld here, and for live events in `subscriptions/sight`: whatever reads messages has this among
 * its conditions, be it to show them, to count them or to find tickets by them.
 */
export const withoutNotes = (actor: Actor, table = 'ticket_message'): Condition =>
  seesNotes(actor) ? EVERYTHING : sql<SqlBool>`not ${sql.ref(`${table}.internal`)}`;

/** The same for what reads timelines. */
export const withoutLinesOfNotes = (actor: Actor, table = 'timeline_entry'): Condition =>
  seesNotes(actor) ? EVERYTHING : sql<SqlBool>`${sql.ref(`${table}.kind`)} <> all(${NOTE_KINDS}::text[])`;

/** Messages the actor may see: of tickets that they see, and notes only where they see those. */
export const visibleMessages = (actor: Actor, table = 'ticket_message'): Condition =>
  sql<SqlBool>`(${ofVisibleTickets(actor, `${table}.ticket_id`)} and ${withoutNotes(actor, table)})`;

/** Robots the actor may see: a technician's are those on a ticket assigned to them. */
export function visibleRobots(actor: Actor, table = 'robot'): Condition {
  return throughTickets(actor, table, 'client_id', 'robot_id');
}

/** Clients the actor may see: a CLIENT its own, a technician those whose tickets they have. */
export function visibleClients(actor: Actor, table = 'client'): Condition {
  return throughTickets(actor, table, 'id', 'client_id');
}

/** Sites the actor may see: like their client's, but a technician those of their tickets only. */
export function visibleSites(actor: Actor, table = 'site'): Condition {
  return throughTickets(actor, table, 'client_id', 'site_id');
}

function throughTickets(actor: Actor, table: string, owner: string, ticketColumn: string): Condition {
  const reach = reachOf(actor);
  switch (reach.kind) {
    case 'ALL':
      return EVERYTHING;
    case 'CLIENT':
      return sql<SqlBool>`${sql.ref(`${table}.${owner}`)} = ${reach.clientId}::uuid`;
    case 'TECHNICIAN':
      return sql<SqlBool>`exists (select from ticket as mine where ${sql.ref(`mine.${ticketColumn}`)} = ${sql.ref(`${table}.id`)}
        and mine.technician_id = ${reach.technicianId}::uuid)`;
    case 'NONE':
      return NOTHING;
  }
}

/** Technicians the actor may see: staff all, a technician themselves, a client those on its tickets. */
export function visibleTechnicians(actor: Actor, table = 'technician'): Condition {
  const reach = reachOf(actor);
  switch (reach.kind) {
    case 'ALL':
      return EVERYTHING;
    case 'CLIENT':
      return sql<SqlBool>`exists (select from ticket as mine where mine.technician_id = ${sql.ref(`${table}.id`)}
        and mine.client_id = ${reach.clientId}::uuid)`;
    case 'TECHNICIAN':
      return sql<SqlBool>`${sql.ref(`${table}.id`)} = ${reach.technicianId}::uuid`;
    case 'NONE':
      return NOTHING;
  }
}

/** Accounts the actor may see: an ADMIN all, a SAV_MANAGER those of clients and technicians. */
export function visibleAccounts(actor: Actor, table = 'account'): Condition {
  const roles = rolesShownTo(actor);
  return roles === ROLES ? EVERYTHING : sql<SqlBool>`${sql.ref(`${table}.role`)} = any(${roles}::text[])`;
}

/**
 * The reach as a filter on entities that belong to a client. What is locked to be changed is looked up within it, so
 * that another's row is never locked, and never waited for.
 */
export function withinReach(actor: Actor): { clientId?: string; id?: string } {
  const reach = reachOf(actor);
  switch (reach.kind) {
    case 'ALL':
      return {};
    case 'CLIENT':
      return { clientId: reach.clientId };
    default:
      return { id: NO_ID };
  }
}
