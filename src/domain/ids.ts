/**
 * Public ids are typed and opaque: `ticket_0192f0…`, a prefix and the 32 hex digits of a UUIDv7.
 * Inside the desk an id is the plain UUID; the edges translate.
 */
import { v7 } from 'uuid';

/** The prefix of each kind of thing, by its schema name. */
export const ID_PREFIXES = {
  Account: 'account',
  ApiKey: 'key',
  Session: 'session',
  LoginAttempt: 'attempt',
  Client: 'client',
  Site: 'site',
  Technician: 'technician',
  Product: 'product',
  Robot: 'robot',
  Diagnostic: 'diagnostic',
  Fault: 'fault',
  DetectionRule: 'rule',
  FleetAlert: 'alert',
  Ticket: 'ticket',
  TimelineEntry: 'entry',
  TicketAttachment: 'attachment',
  File: 'file',
  ProductImage: 'image',
  TicketMessage: 'message',
  SavedView: 'view',
  AuditEvent: 'audit',
  SlaCalendar: 'calendar',
  SlaPolicy: 'policy',
} as const;
export type IdKind = keyof typeof ID_PREFIXES;

const kindOfPrefix = new Map<string, IdKind>(
  Object.entries(ID_PREFIXES).map(([kind, prefix]) => [prefix, kind as IdKind]),
);

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a text is an id as it is stored: anything else would be an error to PostgreSQL. */
export const isUuid = (text: string): boolean => UUID.test(text);

/** A new id, ordered by time of making (UUIDv7), also within one millisecond of this process. */
export const newId = (): string => v7();

/** No row ever bears it: looking it up gives the same answer, in the same time, as an id that never existed. */
export const NO_ID = '00000000-0000-0000-0000-000000000000';

export const encodeId = (kind: IdKind, uuid: string): string => `${ID_PREFIXES[kind]}_${uuid.replaceAll('-', '')}`;

/** What an opaque id names, or null when it is not one of the desk's. */
export function decodeAnyId(id: string): { kind: IdKind; uuid: string } | null {
  const match = /^([a-z]+)_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/.exec(id);
  const kind = match && kindOfPrefix.get(match[1]!);
  return match && kind ? { kind, uuid: match.slice(2).join('-') } : null;
}

/** The UUID behind an id of one kind. A malformed id, or one of another kind, becomes `NO_ID`: it names nothing. */
export function decodeId(kind: IdKind, id: string): string {
  const decoded = decodeAnyId(id);
  return decoded?.kind === kind ? decoded.uuid : NO_ID;
}
