/** Reading technicians. */
import { sql } from 'kysely';
import { visibleTechnicians } from '../access.js';
import { columnsFor } from '../columns.js';
import type { Call } from '../desk.js';
import { contains } from '../filter.js';
import { countOf, pageOf, type Order, type PageArgs } from '../page.js';
import { comparable } from '../text.js';

const COLUMNS = [
  'technician.id',
  'technician.name',
  'technician.email',
  'technician.phone',
  'technician.skills',
  'technician.city',
  'technician.certifications',
  'technician.address',
  'technician.latitude',
  'technician.longitude',
  'technician.working_hours as workingHours',
  'technician.time_zone as timeZone',
  'technician.active',
  'technician.created_at as createdAt',
  'technician.version',
] as const;

/** The columns of technicians that the operation needs. */
export const technicianColumns = (call: Call) => columnsFor('Technician', COLUMNS, call);
const rows = (call: Call) => call.desk.db.selectFrom('technician').select(technicianColumns(call));
export type TechnicianRow = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

export interface TechnicianWhere {
  active?: boolean | null;
  skill?: string | null;
  search?: string | null;
}

export const TECHNICIAN_ORDERS = {
  NAME_ASC: { name: 'name', column: sql`technician.name`, type: 'text', direction: 'ASC' },
  NAME_DESC: { name: 'name', column: sql`technician.name`, type: 'text', direction: 'DESC' },
} as const satisfies Record<string, Order>;
export type TechnicianOrder = keyof typeof TECHNICIAN_ORDERS;

const whereOf = (call: Call, where: TechnicianWhere) => [
  visibleTechnicians(call.actor),
  ...(where.active == null ? [] : [sql<boolean>`technician.active = ${where.active}`]),
  ...(where.skill == null ? [] : [sql<boolean>`technician.skills @> array[${comparable(where.skill)}]::text[]`]),
  ...contains([sql`technician.name`, sql`technician.city`], where.search),
];

export const listTechnicians = (call: Call, where: TechnicianWhere, orderBy: TechnicianOrder, page: PageArgs) =>
  pageOf(rows(call), whereOf(call, where), TECHNICIAN_ORDERS[orderBy], sql`technician.id`, page);

export const countTechnicians = (call: Call, where: TechnicianWhere): Promise<number> =>
  countOf(call.desk.db.selectFrom('technician'), whereOf(call, where));

export const techniciansByIds = (call: Call, ids: readonly string[]): Promise<TechnicianRow[]> =>
  rows(call)
    .where(sql<boolean>`technician.id = any(${ids}::uuid[])`)
    .where(visibleTechnicians(call.actor))
    .execute();
