/** Ids in the audit log on their way out and in: it tells of every kind of thing, also of those that have no page. */
import { decodeAnyId, encodeId, ID_PREFIXES, isUuid, NO_ID, type IdKind } from '../../domain/ids.js';

/** What ids in fields name whose name does not say it. */
const KIND_OF_FIELD: Record<string, IdKind> = {
  previousId: 'Ticket',
  parentId: 'Ticket',
  ruleId: 'DetectionRule',
  createdBy: 'Account',
  authorId: 'Account',
  replyToId: 'TicketMessage',
};

const isKind = (kind: string): kind is IdKind => kind in ID_PREFIXES;

/** `Session` of a thing that has no prefix of its own is `session`. */
const prefixed = (kind: string, id: string): string =>
  isKind(kind) ? encodeId(kind, id) : `${kind.toLowerCase()}_${id.replaceAll('-', '')}`;

/**
 * The id of a thing of some kind. One that is no UUID (a code, a name) is shown as it is; what is known by several, as a
 * link between two things is, bears them all.
 */
export function auditIdOf(kind: string, id: string): string {
  if (isUuid(id)) return prefixed(kind, id);
  const parts = id.split('/');
  if (!parts.some(isUuid)) return id;
  return `${kind.toLowerCase()}_${parts.map((part) => (isUuid(part) ? part.replaceAll('-', '') : part)).join('/')}`;
}

/** What an id in a filter names. */
export function storedIdOf(id: string): string {
  const named = /^[a-z]+_((?:[^/]*\/)*[0-9a-f]{32}(?:\/.*)?)$/.exec(id)?.[1];
  if (!named) return id;
  return named
    .split('/')
    .map((part) =>
      part.replace(/^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/, '$1-$2-$3-$4-$5'),
    )
    .join('/');
}

/** The UUID of an account or a key. */
export const actorIdOf = (id: string): string => decodeAnyId(id)?.uuid ?? NO_ID;

/** Values of fields, with ids as they are known outside: in fields that say that they name something. */
export function auditValuesOf(values: unknown): unknown {
  if (Array.isArray(values)) return values.map(auditValuesOf);
  if (values === null || typeof values !== 'object') return values;
  // Whoever did something stands there with kind and id.
  const actor = (values as { kind?: unknown }).kind === 'SERVICE' ? 'ApiKey' : 'Account';
  return Object.fromEntries(
    Object.entries(values).map(([field, value]: [string, unknown]) => {
      if (!/^id$|Ids?$|By$/.test(field)) return [field, auditValuesOf(value)];
      const kind = field === 'id' ? actor : kindOf(field);
      const outside = (one: unknown) => (typeof one === 'string' ? auditIdOf(kind, one) : auditValuesOf(one));
      return [field, Array.isArray(value) ? value.map(outside) : outside(value)];
    }),
  );
}

/** `technicianId` names a Technician. */
function kindOf(field: string): string {
  const name = field.replace(/Ids?$/, '');
  return KIND_OF_FIELD[field] ?? name.charAt(0).toUpperCase() + name.slice(1);
}
