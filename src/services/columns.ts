/** Columns chosen by what an operation names: what nobody asked for is neither read, nor sent, nor parsed. */
import type { Call } from './desk.js';

/** Names of edges whose key is called otherwise. */
const KEY_OF_EDGE: Record<string, string> = { technicianId: 'assignee' };

const chosen = new WeakMap<ReadonlySet<string>, Map<readonly unknown[], readonly unknown[]>>();

/**
 * Of some columns those that the operation may need: named by a field anywhere in it, or the key of an edge named in
 * it. All of them when it is not known what is asked. The row's type stays as it is: what is left out is not looked at.
 */
export function columnsFor<Columns extends readonly unknown[]>(columns: Columns, { fields }: Call): Columns {
  if (!fields) return columns;
  let known = chosen.get(fields);
  if (!known) chosen.set(fields, (known = new Map()));
  let picked = known.get(columns);
  if (!picked) known.set(columns, (picked = columns.filter((column) => isNeeded(nameOf(column), fields))));
  return picked as Columns;
}

function isNeeded(name: string | null, fields: ReadonlySet<string>): boolean {
  if (name === null || name === 'id' || fields.has(name)) return true;
  return name.endsWith('Id') && (fields.has(name.slice(0, -2)) || fields.has(KEY_OF_EDGE[name] ?? ''));
}

/** The name that a column has in its row; null for an expression, which is always read. */
function nameOf(column: unknown): string | null {
  if (typeof column !== 'string') return null;
  return column.split(' as ')[1] ?? column.split('.').at(-1)!;
}
