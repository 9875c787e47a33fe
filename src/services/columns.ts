/** Columns chosen by what an operation names: what nobody asked for is neither read, nor sent, nor parsed. */
import type { Call } from './desk.js';

/** Fields that are made of a column called otherwise. */
const FIELD_OF: Record<string, string> = {
  technicianId: 'Ticket.assignee',
  priorityBasis: 'Ticket.priorityReason',
  address: 'Technician.base',
  latitude: 'Technician.base',
  longitude: 'Technician.base',
  actorKind: 'Actor.kind',
  actorName: 'Actor.name',
};

const chosen = new WeakMap<ReadonlySet<string>, Map<readonly unknown[], readonly unknown[]>>();

/**
 * Of a type's columns those that the operation may need: named by a field of the type anywhere in it, or the key of
 * such an edge; and `always`. All of them when it is not known what is asked. The row's type stays as it is: what is
 * left out is not looked at.
 */
export function columnsFor<Columns extends readonly unknown[]>(
  type: string,
  columns: Columns,
  { fields }: Call,
  always = 'id',
): Columns {
  if (!fields) return columns;
  let known = chosen.get(fields);
  if (!known) chosen.set(fields, (known = new Map()));
  let picked = known.get(columns);
  if (!picked) {
    picked = columns.filter((column) => {
      const name = nameOf(column);
      return name === null || name === always || isNeeded(type, name, fields);
    });
    known.set(columns, picked);
  }
  return picked as Columns;
}

const isNeeded = (type: string, name: string, fields: ReadonlySet<string>): boolean =>
  fields.has(`${type}.${name}`) ||
  fields.has(FIELD_OF[name] ?? '') ||
  (name.endsWith('Id') && fields.has(`${type}.${name.slice(0, -2)}`));

/** The name that a column has in its row; null for an expression, which is always read. */
function nameOf(column: unknown): string | null {
  return typeof column === 'string' ? splitColumn(column).name : null;
}

const split = new Map<string, { column: string; name: string }>();

/** `robot.serial_number as serialNumber`: the column, and its name in the row. Looked at once: there are only so many. */
export function splitColumn(text: string): { column: string; name: string } {
  let parts = split.get(text);
  if (!parts) {
    const [column, name] = text.split(' as ');
    split.set(text, (parts = { column: column!, name: name ?? column!.split('.').at(-1)! }));
  }
  return parts;
}
