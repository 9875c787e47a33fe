/** Drawing up calendars. */
import { LockMode, UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { canonical } from '../../domain/canonical.js';
import { DeskError, invalid, notFound } from '../../domain/errors.js';
import { newId } from '../../domain/ids.js';
import { checkCalendar } from '../../domain/sla/check.js';
import type { CalendarOverride, Hours, Weekday } from '../../domain/sla/sla-words.js';
import { SlaCalendar } from '../../entities/sla/sla-calendar.entity.js';
import type { Call } from '../desk.js';
import { once } from '../idempotency.js';
import { optionalText, requiredText } from '../text.js';
import { transaction, type Tx } from '../transaction.js';
import { checkVersion } from '../version.js';
import { knowsHolidaysOf } from './holidays.js';

/** A new calendar, or the changed one when `id` is given; every part is said anew. */
export interface UpsertSlaCalendar {
  id?: string | null;
  version?: number | null;
  idempotencyKey?: string | null;
  name: string;
  timeZone: string;
  hours: Partial<Record<Weekday, readonly Hours[]>>;
  holidayCountry?: string | null;
  holidayRegion?: string | null;
  overrides?: readonly CalendarOverride[] | null;
}

/**
 * Makes a calendar or changes one. New hours hold for tickets that are opened from now on; new holidays and days off also
 * move the deadlines of tickets that are open. @throws DeskError VALIDATION, NOT_FOUND, CONFLICT, ALREADY_EXISTS
 */
export async function upsertSlaCalendar(call: Call, input: UpsertSlaCalendar): Promise<{ calendarId: string }> {
  const { id, version, idempotencyKey, ...given } = input;
  const values = {
    name: requiredText(given.name, ['name']),
    timeZone: given.timeZone,
    hours: given.hours as SlaCalendar['hours'],
    holidayCountry: optionalText(given.holidayCountry, ['holidayCountry'], 2)?.toUpperCase() ?? null,
    holidayRegion: optionalText(given.holidayRegion, ['holidayRegion'], 20)?.toUpperCase() ?? null,
    overrides: (given.overrides ?? []).map(({ date, name, hours }, index) => ({
      date,
      name: optionalText(name, ['overrides', String(index), 'name']),
      hours,
    })),
  };
  checkCalendar(values);
  if (!(await knowsHolidaysOf(values)))
    throw invalid('unknown_holidays', [values.holidayRegion ? 'holidayRegion' : 'holidayCountry']);
  return unlessNameTaken(
    transaction(call, (tx) =>
      once(tx, 'upsertSlaCalendar', idempotencyKey, given, async () => {
        if (!id) {
          const made = tx.em.create(SlaCalendar, { ...values, id: newId(), createdAt: tx.now, updatedAt: tx.now });
          await tx.em.flush();
          return { calendarId: made.id };
        }
        const calendar = await tx.em.findOne(SlaCalendar, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
        if (!calendar) throw notFound('slaCalendar', ['id']);
        checkVersion(calendar.version, version);
        const daysOff = daysOffOf(calendar);
        tx.em.assign(calendar, { ...values, updatedAt: tx.now });
        await tx.em.flush();
        if (daysOffOf(calendar) !== daysOff) await askForRecount(tx, calendar.id);
        return { calendarId: calendar.id };
      }),
    ),
  );
}

const daysOffOf = ({ holidayCountry, holidayRegion, overrides }: SlaCalendar): string =>
  canonical({ country: holidayCountry ?? null, region: holidayRegion ?? null, overrides });

/** The open tickets of a calendar are reckoned anew by a job: there may be many. */
const askForRecount = (tx: Tx, calendarId: string) =>
  sql`insert into sla_recount (ticket_id, asked_at)
    select ticket.id, ${tx.now}::timestamptz from ticket join sla_terms on sla_terms.id = ticket.sla_terms_id
    where sla_terms.calendar_id = ${calendarId}::uuid and (ticket.due_at is not null or ticket.sla_state = 'PAUSED')
    on conflict (ticket_id) do nothing`.execute(tx.db);

/** Names are unique: of two that are the same, the second is refused. */
export const unlessNameTaken = async <Result>(work: Promise<Result>): Promise<Result> =>
  work.catch((error: unknown) => {
    if (error instanceof UniqueConstraintViolationException)
      throw new DeskError('ALREADY_EXISTS', 'name_taken', {}, ['name']);
    throw error;
  });
