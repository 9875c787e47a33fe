/**
 * What a page of tickets is nearly always shown with comes with it, in the same statement: for each edge that the
 * operation names, its row as far as the caller sees it. An edge that did not come is read by its loader.
 */
import { sql, type RawBuilder } from 'kysely';
import { reachOf, type Actor } from '../../domain/accounts/actor.js';
import { visibleRobots } from '../access.js';
import { clientColumns, type ClientRow } from '../clients/client.query.js';
import { splitColumn } from '../columns.js';
import type { Call } from '../desk.js';
import type { Around } from '../page.js';
import { robotColumns, type RobotRow } from '../robots/robot.query.js';
import { technicianColumns, type TechnicianRow } from '../technicians/technician.query.js';

/** Edges that came with their ticket; null for one that is not there or not the caller's to see. */
export interface TicketEdges {
  robotEdge?: RobotRow | null;
  clientEdge?: ClientRow | null;
  assigneeEdge?: TechnicianRow | null;
}

type Row = Record<string, unknown>;

interface Edge {
  field: string;
  /** By which it is joined; nobody looks at it where the edge has come. */
  key: string;
  columnsOf(call: Call): readonly string[];
  join(call: Call): RawBuilder<unknown>;
}

/**
 * Joined to a page that is selected as `ticket`, under the names that its columns have in their rows. Whoever sees a ticket
 * sees its client and who has it, and a technician the robot too: that is what makes them visible, and it need not be
 * looked for again. Only a robot may have gone to another client since.
 */
const EDGES: readonly Edge[] = [
  {
    field: 'robot',
    key: 'robotId',
    columnsOf: robotColumns,
    join: ({ actor }) => sql`left join (robot join robot_state as state on state.robot_id = robot.id)
      on robot.id = ticket."robotId" and ${ownRobots(actor)}`,
  },
  {
    field: 'client',
    key: 'clientId',
    columnsOf: clientColumns,
    join: () => sql`left join client on client.id = ticket."clientId"`,
  },
  {
    field: 'assignee',
    key: 'technicianId',
    columnsOf: technicianColumns,
    join: () => sql`left join technician on technician.id = ticket."technicianId"`,
  },
];

const ownRobots = (actor: Actor) => (reachOf(actor).kind === 'CLIENT' ? visibleRobots(actor) : sql<boolean>`true`);

/**
 * What to put around a page of tickets so that it brings the edges that are asked for; undefined when none is.
 * @param selected the page's columns
 */
export function edgesAround(call: Call, selected: readonly string[]): Around | undefined {
  const asked = EDGES.filter(({ field }) => call.fields?.has(`Ticket.${field}`)).map((edge) => ({
    key: edge.key,
    inRow: `${edge.field}Edge`,
    join: edge.join(call),
    columns: edge.columnsOf(call).map((text) => {
      const { column, name } = splitColumn(text);
      return { column, name, inRow: `${edge.field}.${name}` };
    }),
  }));
  if (asked.length === 0) return undefined;
  const joinedBy = new Set(asked.map(({ key }) => key));
  const own = [...selected.map((text) => splitColumn(text).name), 'pageKey'].filter((name) => !joinedBy.has(name));
  const columns = [
    ...own.map((name) => sql`ticket.${sql.id(name)}`),
    ...asked.flatMap((edge) => edge.columns.map(({ column, inRow }) => sql`${sql.ref(column)} as ${sql.id(inRow)}`)),
  ];
  const joins = sql.join(
    asked.map(({ join }) => join),
    sql` `,
  );
  return {
    statement: (page, orderBy) =>
      sql`select ${sql.join(columns)} from ${page} as ticket ${joins} order by ${orderBy('ticket')}`,
    finish(row) {
      for (const edge of asked)
        row[edge.inRow] = row[edge.columns[0]!.inRow] === null ? null : taken(row, edge.columns);
    },
  };
}

/** An edge's own row, out of the row that it came in. Its first column is the id, which is only absent with the edge. */
function taken(row: Row, columns: readonly { name: string; inRow: string }[]): Row {
  const edge: Row = {};
  for (const { name, inRow } of columns) edge[name] = row[inRow];
  return edge;
}
