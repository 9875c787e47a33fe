/** What must hold after portals have run, told from the database: what is wrong, in sentences; nothing when all is well. */
import { sql } from 'kysely';
import { decodeAnyId } from '../../src/domain/ids.js';
import type { TestDesk } from '../support/desk.js';
import type { Acknowledged, LoadReport } from './portals.js';

/** Codes that tell of something that people may come across; anything else is a fault of the desk. */
const FAIR = new Set(['ILLEGAL_TRANSITION', 'CONFLICT', 'RATE_LIMITED', 'VALIDATION', 'TOO_MANY_ATTEMPTS']);

export async function faultsAfter(desk: TestDesk, { acknowledged, refused }: LoadReport): Promise<string[]> {
  const faults = [...refused]
    .filter(([code]) => !FAIR.has(code))
    .map(([code, { count, example }]) => `${count} × ${code}, for instance ${example}`);
  const { db } = desk.desk;
  const uuid = (id: string) => decodeAnyId(id)!.uuid;
  const messages = await db
    .selectFrom('ticket_message')
    .select(['id', 'ticket_id as ticketId', 'body', 'place'])
    .orderBy('place')
    .execute();
  const byBody = Map.groupBy(messages, ({ body }) => body);
  for (const { by, ticketId, text } of of(acknowledged, 'MESSAGE')) {
    const found = byBody.get(text) ?? [];
    if (found.length !== 1 || found[0]!.ticketId !== uuid(ticketId))
      faults.push(`${found.length} messages are “${text}” of ${by}`);
  }
  const doubled = [...byBody].filter(([, some]) => some.length > 1).map(([body]) => body);
  if (doubled.length > 0) faults.push(`written twice: ${doubled.slice(0, 3).join('; ')}`);

  // Each of them wrote one thing after the other, so that is the order in which they stand on a ticket.
  for (const [who, some] of Map.groupBy(of(acknowledged, 'MESSAGE'), ({ by, ticketId }) => `${by} on ${ticketId}`)) {
    const places = some.map(({ text }) => Number(byBody.get(text)?.[0]?.place ?? 0));
    if (places.some((place, index) => index > 0 && place <= places[index - 1]!)) faults.push(`out of order: ${who}`);
  }

  const titles = new Set((await db.selectFrom('ticket').select('title').execute()).map(({ title }) => title));
  for (const { text } of of(acknowledged, 'TICKET')) if (!titles.has(text)) faults.push(`no ticket “${text}”`);
  const files = new Set((await db.selectFrom('ticket_attachment').select('id').execute()).map(({ id }) => id));
  for (const { text } of of(acknowledged, 'FILE')) if (!files.has(uuid(text))) faults.push(`no file ${text}`);

  return [...faults, ...(await faultsOfTimelines(desk))];
}

const of = (acknowledged: readonly Acknowledged[], kind: Acknowledged['kind']) =>
  acknowledged.filter((one) => one.kind === kind);

/** Timelines tell everything once, in order, and each step begins where the one before has ended. */
async function faultsOfTimelines({ desk }: TestDesk): Promise<string[]> {
  const { rows } = await sql<{ fault: string; count: number }>`
    with line as (
      select entry.*, lag(at) over (partition by ticket_id order by place) as before,
        row_number() over (partition by ticket_id order by place) as number
      from timeline_entry as entry),
      step as (
        select ticket_id, place, data ->> 'from' as "from", data ->> 'to' as "to",
          lag(data ->> 'to') over (partition by ticket_id order by place) as before
        from timeline_entry where kind in ('ticket.opened', 'ticket.assigned', 'ticket.status_changed', 'ticket.reopened')),
      fault as (
        select 'a line is older than the one before it' as fault from line where at < before
        union all select 'a timeline does not begin with the opening' from line where number = 1 and kind <> 'ticket.opened'
        union all select 'a step does not begin where the one before has ended' from step where "from" <> before
        union all select 'a ticket stands where its timeline does not' from ticket
          where status <> 'MERGED' and status <> (select "to" from step where ticket_id = ticket.id order by place desc limit 1)
        union all select 'a message has not one line' from ticket_message as message
          where (select count(*) from timeline_entry where ticket_id = message.ticket_id and kind in ('ticket.message_posted', 'ticket.note_posted') and data ->> 'messageId' = message.id::text) <> 1)
    select fault, count(*)::integer as count from fault group by 1`.execute(desk.db);
  return rows.map(({ fault, count }) => `${count} × ${fault}`);
}
