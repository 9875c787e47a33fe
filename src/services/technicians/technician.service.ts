/** The records of technicians: what they know, where they set out from, when they work. */
import { LockMode } from '@mikro-orm/postgresql';
import { invalid, notFound } from '../../domain/errors.js';
import { newId } from '../../domain/ids.js';
import { WEEKDAYS, type Hours, type Weekday } from '../../domain/sla/sla-words.js';
import { plainWord } from '../../domain/technicians/requirements.js';
import type { Certification } from '../../domain/technicians/suggestion.js';
import { areInOrder, type WorkingHours } from '../../domain/technicians/working-hours.js';
import { isTimeZone } from '../../domain/time-zone.js';
import { Account } from '../../entities/accounts/account.entity.js';
import { Technician } from '../../entities/technicians/technician.entity.js';
import type { Call } from '../desk.js';
import { once } from '../idempotency.js';
import { optionalText, requiredText } from '../text.js';
import { transaction, type Tx } from '../transaction.js';
import { checkVersion } from '../version.js';

/** Hours of one weekday. */
export interface DayHours extends Hours {
  weekday: Weekday;
}

/** A new technician, or with `technicianId` a changed one: what is not given stays as it is. */
export interface UpsertTechnician {
  technicianId?: string | null;
  name?: string | null;
  email?: string | null;
  phone?: string | null;
  skills?: string[] | null;
  certifications?: Certification[] | null;
  address?: string | null;
  city?: string | null;
  latitude?: number | null;
  longitude?: number | null;
  workingHours?: DayHours[] | null;
  timeZone?: string | null;
  active?: boolean | null;
  version?: number | null;
  idempotencyKey?: string | null;
}

export const SKILL_MAX = 60;
const SKILLS_MAX = 50;

/**
 * Enters a technician, or changes their record. Whose account it is, is said with the account's role.
 * @throws DeskError NOT_FOUND, CONFLICT, VALIDATION, IDEMPOTENCY_MISMATCH
 */
export async function upsertTechnician(call: Call, input: UpsertTechnician): Promise<{ technicianId: string }> {
  const { idempotencyKey, ...given } = input;
  const said = saidOf(input);
  return transaction(call, (tx) =>
    once(tx, 'upsertTechnician', idempotencyKey, given, async () => {
      const technician = await technicianFor(tx, input);
      if (said.active && !technician.active) await checkAccount(tx, technician);
      Object.assign(technician, said, { updatedAt: tx.now });
      if ((technician.latitude == null) !== (technician.longitude == null)) throw invalid('coordinates', ['latitude']);
      return { technicianId: technician.id };
    }),
  );
}

async function technicianFor(tx: Tx, { technicianId, name, version }: UpsertTechnician): Promise<Technician> {
  if (technicianId == null) {
    const entered = {
      id: newId(),
      name: requiredText(name, ['name']),
      skills: [],
      certifications: [],
      workingHours: {},
    };
    return tx.em.create(Technician, { ...entered, latitude: null, longitude: null, createdAt: tx.now });
  }
  const lock = { lockMode: LockMode.PESSIMISTIC_WRITE };
  const technician = await tx.em.findOne(Technician, { id: technicianId }, lock);
  if (!technician) throw notFound('technician', ['technicianId']);
  checkVersion(technician.version, version);
  return technician;
}

/** No ticket is given to somebody whose account has another role by now. */
async function checkAccount(tx: Tx, { accountId }: Technician): Promise<void> {
  const account = accountId ? await tx.em.findOne(Account, { id: accountId }) : null;
  if (account && account.role !== 'TECHNICIAN') throw invalid('only_for_role', ['active'], { role: 'TECHNICIAN' });
}

type Said = Partial<
  Pick<
    Technician,
    | 'name'
    | 'email'
    | 'phone'
    | 'skills'
    | 'certifications'
    | 'address'
    | 'city'
    | 'latitude'
    | 'longitude'
    | 'workingHours'
    | 'timeZone'
    | 'active'
  >
>;

function saidOf(input: UpsertTechnician): Said {
  const said: Said = {};
  if (input.name !== undefined) said.name = requiredText(input.name, ['name']);
  if (input.email !== undefined) said.email = emailOf(input.email);
  if (input.phone !== undefined) said.phone = optionalText(input.phone, ['phone'], 50);
  if (input.skills !== undefined) said.skills = skillsOf(input.skills ?? []);
  if (input.certifications !== undefined) said.certifications = certificationsOf(input.certifications ?? []);
  if (input.address !== undefined) said.address = optionalText(input.address, ['address'], 500);
  if (input.city !== undefined) said.city = optionalText(input.city, ['city']);
  if (input.latitude !== undefined) said.latitude = degreesOf(input.latitude, 90, 'latitude');
  if (input.longitude !== undefined) said.longitude = degreesOf(input.longitude, 180, 'longitude');
  if (input.workingHours !== undefined) said.workingHours = hoursOf(input.workingHours ?? []);
  if (input.timeZone != null) said.timeZone = zoneOf(input.timeZone);
  if (input.active != null) said.active = input.active;
  return said;
}

function emailOf(given: string | null): string | null {
  const email = optionalText(given, ['email'], 320);
  if (email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) throw invalid('invalid_email', ['email']);
  return email;
}

/** Each skill once, however it is spelled; the words that MikroORM cannot write in an array are refused. */
function skillsOf(given: string[]): string[] {
  if (given.length > SKILLS_MAX) throw invalid('too_many', ['skills'], { max: SKILLS_MAX });
  const byWord = new Map<string, string>();
  for (const one of given) {
    const skill = optionalText(one, ['skills'], SKILL_MAX)?.replace(/\s+/g, ' ') ?? '';
    if (!/^[^\p{C}"',{}\\]+$/u.test(skill) || plainWord(skill) === 'null')
      throw invalid('skill', ['skills'], { skill: one.slice(0, SKILL_MAX), max: SKILL_MAX });
    if (!byWord.has(plainWord(skill))) byWord.set(plainWord(skill), skill);
  }
  return [...byWord.values()];
}

function certificationsOf(given: Certification[]): Certification[] {
  if (given.length > SKILLS_MAX) throw invalid('too_many', ['certifications'], { max: SKILLS_MAX });
  return given.map(({ name, validUntil }) => ({
    name: requiredText(name, ['certifications', 'name'], SKILL_MAX),
    validUntil: validUntil ?? null,
  }));
}

function degreesOf(given: number | null, max: number, name: string): number | null {
  if (given !== null && !(Math.abs(given) <= max)) throw invalid('out_of_bounds', [name], { min: -max, max });
  return given;
}

function hoursOf(given: DayHours[]): WorkingHours {
  const hours: WorkingHours = {};
  for (const weekday of WEEKDAYS) {
    const day = given
      .filter((one) => one.weekday === weekday)
      .map(({ from, to }) => ({ from, to }))
      .sort((a, b) => (a.from < b.from ? -1 : 1));
    if (!areInOrder(day)) throw invalid('hours', ['workingHours']);
    if (day.length > 0) hours[weekday] = day;
  }
  return hours;
}

function zoneOf(given: string): string {
  if (!isTimeZone(given)) throw invalid('time_zone', ['timeZone']);
  return given;
}
