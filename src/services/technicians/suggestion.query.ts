/** Who could be given a ticket: what the proposal goes by, read in two statements however many technicians there are. */
import { sql } from 'kysely';
import { invalid } from '../../domain/errors.js';
import { suggest, type Candidate, type Suggestion, type Task } from '../../domain/technicians/suggestion.js';
import { visibleTechnicians, visibleTickets } from '../access.js';
import type { Call } from '../desk.js';
import { technicianColumns, type TechnicianRow } from './technician.query.js';

/** A proposal with the technician that it is about. */
export interface SuggestionRow extends Suggestion {
  technician: TechnicianRow;
}

export interface SuggestionsRow {
  urgent: boolean;
  ranked: SuggestionRow[];
  leftOut: SuggestionRow[];
}

/** Most technicians in each of the two lists. */
export const SUGGESTIONS_MAX = 50;

/** Proposes technicians for a ticket; null when the caller sees no such ticket. @throws DeskError VALIDATION */
export async function suggestTechnicians(call: Call, ticketId: string, first: number): Promise<SuggestionsRow | null> {
  if (first < 1 || first > SUGGESTIONS_MAX) throw invalid('page_size', ['first'], { max: SUGGESTIONS_MAX });
  const task = await taskOf(call, ticketId);
  if (!task) return null;
  const found = await candidates(call);
  const rows = new Map(found.map(({ technician }) => [technician.id, technician]));
  const told = suggest(
    task,
    found.map(({ candidate }) => candidate),
    call.desk.clock.now(),
  );
  const shown = (some: Suggestion[]) => some.slice(0, first).map((one) => ({ ...one, technician: rows.get(one.id)! }));
  return { urgent: told.urgent, ranked: shown(told.ranked), leftOut: shown(told.leftOut) };
}

async function taskOf(call: Call, ticketId: string): Promise<Task | null> {
  const row = await call.desk.db
    .selectFrom('ticket')
    .leftJoin('site', 'site.id', 'ticket.site_id')
    .leftJoin('robot', 'robot.id', 'ticket.robot_id')
    .leftJoin('device', 'device.id', 'ticket.device_id')
    .leftJoin('contract', 'contract.id', 'ticket.contract_id')
    .select([
      'ticket.service_type as serviceType',
      'ticket.priority',
      'contract.level',
      'site.latitude',
      'site.longitude',
      sql<string | null>`coalesce(robot.model, device.model, ticket.equipment ->> 'model')`.as('model'),
    ])
    .where('ticket.id', '=', ticketId)
    .where(visibleTickets(call.actor))
    .executeTakeFirst();
  if (!row) return null;
  const { serviceType, priority, level, model } = row;
  return { serviceType, priority, contract: level ?? 'STANDARD', model, place: placeOf(row) };
}

/** Every technician, with what they have to do. */
async function candidates(call: Call): Promise<{ technician: TechnicianRow; candidate: Candidate }[]> {
  const open = (priority: string) => sql<number>`count(*) filter (where priority = ${priority})::integer`;
  const found = await call.desk.db
    .selectFrom('technician')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('ticket')
          .select([open('P1').as('P1'), open('P2').as('P2'), open('P3').as('P3'), open('P4').as('P4')])
          .where(sql<boolean>`ticket.technician_id = technician.id`)
          .where(sql<boolean>`ticket.status not in ('RESOLVED', 'CLOSED', 'CANCELLED', 'MERGED')`)
          .as('open'),
      (join) => join.onTrue(),
    )
    .select(technicianColumns(call))
    .select([
      'technician.id as candidateId',
      'technician.active as isActive',
      'technician.skills as knows',
      'technician.certifications as holds',
      'technician.working_hours as hours',
      'technician.time_zone as zone',
      'technician.latitude as homeLatitude',
      'technician.longitude as homeLongitude',
      'open.P1',
      'open.P2',
      'open.P3',
      'open.P4',
    ])
    .where(visibleTechnicians(call.actor))
    .execute();
  return found.map((row) => ({
    technician: row,
    candidate: {
      id: row.candidateId,
      active: row.isActive,
      skills: row.knows,
      certifications: row.holds,
      place: placeOf({ latitude: row.homeLatitude, longitude: row.homeLongitude }),
      hours: row.hours,
      timeZone: row.zone,
      open: { P1: row.P1 ?? 0, P2: row.P2 ?? 0, P3: row.P3 ?? 0, P4: row.P4 ?? 0 },
    },
  }));
}

const placeOf = ({ latitude, longitude }: { latitude: number | null; longitude: number | null }) =>
  latitude === null || longitude === null ? null : { latitude, longitude };
