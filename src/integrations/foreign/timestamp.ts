import { quote } from './content.js';
import type { Notes } from './notes.js';
import { malformed } from './refused.js';

const ISO = /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,30}))?)?(Z|z|[+-]\d{2}(?::?\d{2})?)?$/;

/**
 * Reads an ISO 8601 instant, with or without seconds, fraction and zone; a time without zone is taken as UTC, which
 * VDA 5050 asks for, and noted. Finer digits than milliseconds are cut. Whether the time is plausible is not judged here.
 * @param name its name in the message, for notes and refusals
 * @throws {Refused} MALFORMED when it is missing, not ISO 8601, or no real date (30 February)
 */
export function readTimestamp(said: unknown, notes: Notes, name = 'timestamp'): Date {
  if (said === undefined || said === null || said === '') malformed(`${name} is missing.`);
  const match = typeof said === 'string' ? ISO.exec(said) : null;
  if (match === null) malformed(`${name} is not ISO 8601, such as 2026-11-20T06:11:11.730Z.`);
  const [text, year, month, day, hours, minutes, seconds = '00', fraction = '', zone] = match;
  if (zone === undefined) notes.add(`${name} has no zone and is taken as UTC`);
  if (text[10] === ' ') notes.add(`${name} has a space instead of T`);

  // Written out again in the one form that the language defines, and read back without zone first: the language
  // itself turns 30 February into 2 March.
  const local = `${year}-${month}-${day}T${hours}:${minutes}:${seconds}.${fraction.slice(0, 3).padEnd(3, '0')}`;
  const calendar = new Date(`${year}-${month}-${day}T00:00:00Z`);
  const instant = new Date(`${local}${offset(zone)}`);
  if (calendar.getUTCDate() !== Number(day) || Number.isNaN(instant.getTime())) {
    malformed(`${name} ${quote(text)} is no real date.`);
  }
  return instant;
}

function offset(zone: string | undefined): string {
  if (zone === undefined || zone === 'Z' || zone === 'z') return 'Z';
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  return `${zone[0]}${digits.slice(0, 2)}:${digits.slice(2)}`;
}
