/**
 * Lookups of one moment share a statement: what several operations, by callers of the same rights, look up by id in one
 * turn of the event loop is read together. Nothing is remembered: a lookup reads after it was asked.
 */
import { rightsOf } from '../domain/accounts/actor.js';
import type { Call, Desk } from './desk.js';

export type ByIds<Row> = (call: Call, ids: readonly string[]) => Promise<Row[]>;

interface Gathering {
  read: ByIds<{ id: string }>;
  call: Call;
  rights: string;
  ids: Set<string>;
  rows: Promise<Map<string, { id: string }>>;
}

/** Ids in one statement at the most. */
const IDS_MAX = 1_000;

const open = new WeakMap<Desk, Gathering[]>();

/** The rows of some ids that the caller sees, by id. */
export function gather<Row extends { id: string }>(
  call: Call,
  read: ByIds<Row>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Row>> {
  const rights = rightsOf(call.actor);
  let gatherings = open.get(call.desk);
  if (!gatherings) open.set(call.desk, (gatherings = []));
  // Few are open at a time: those of this turn.
  let gathering = gatherings.find(
    (one) =>
      one.read === (read as ByIds<{ id: string }>) &&
      one.call.fields === call.fields &&
      one.rights === rights &&
      one.ids.size + ids.length <= IDS_MAX,
  );
  if (!gathering) {
    gathering = begin(call, read, rights, gatherings);
    gatherings.push(gathering);
  }
  for (const id of ids) gathering.ids.add(id);
  return gathering.rows as Promise<Map<string, never>>;
}

/** It is read once everything that has arrived at the sockets by now has been looked at. */
function begin(call: Call, read: ByIds<{ id: string }>, rights: string, gatherings: Gathering[]): Gathering {
  const ids = new Set<string>();
  const turn = new Promise<void>((resolve) => setImmediate(resolve));
  const rows = turn.then(async () => {
    gatherings.splice(gatherings.indexOf(gathering), 1);
    return new Map((await read(call, [...ids])).map((row) => [row.id, row]));
  });
  const gathering: Gathering = { read, call, rights, ids, rows };
  return gathering;
}
