/**
 * What the database can give: one statement an operation, which makes the JSON of the whole answer. Same rows, same
 * shape; ids and times as PostgreSQL writes them, which is the cheapest way. Nobody is asked who they are.
 */
import { OPEN_STATUSES } from './open-statuses.mjs';

const OPEN = OPEN_STATUSES.map((word) => `'${word}'`).join(', ');

const ticketList = (mine) => `
  with page as materialized (
    select * from ticket where status in (${OPEN}) ${mine} order by created_at desc, id desc limit 50)
  select json_build_object('data', json_build_object('tickets', json_build_object('edges', json_agg(json_build_object(
    'node', json_build_object('id', t.id, 'number', t.number, 'title', t.title, 'status', t.status,
      'priority', t.priority, 'origin', t.origin, 'createdAt', t.created_at,
      'robot', case when r.id is not null then json_build_object('id', r.id, 'serialNumber', r.serial_number,
        'model', r.model, 'status', state.status) end,
      'client', case when c.id is not null then json_build_object('id', c.id, 'name', c.name) end,
      'assignee', case when tech.id is not null then json_build_object('id', tech.id, 'name', tech.name) end,
      'timeline', (select json_agg(json_build_object('kind', kind, 'at', at,
          'actor', json_build_object('name', actor_name)) order by at, id)
        from (select * from timeline_entry where ticket_id = t.id order by at desc, id desc limit 3) as last)
    )) order by t.created_at desc, t.id desc))))::text
  from page as t
    left join robot as r on r.id = t.robot_id left join robot_state as state on state.robot_id = r.id
    left join client as c on c.id = t.client_id left join technician as tech on tech.id = t.technician_id`;

const TICKET = `json_build_object('id', id, 'number', number, 'title', title, 'description', description,
  'status', status, 'priority', priority, 'origin', origin, 'serviceType', service_type, 'createdAt', created_at,
  'updatedAt', updated_at, 'version', version)`;

/** What every change of a ticket leaves behind: a line of its timeline, and an event for those who listen. */
const LEFT_BEHIND = (kind, data) => `
  line as (insert into timeline_entry (id, ticket_id, kind, at, actor_kind, actor_name, data)
    select uuidv7(), id, '${kind}', now(), 'PERSON', 'Manon Bench', ${data} from changed),
  told as (insert into event (kind, actor, client_id, site_id, robot_id, ticket_id, technician_id, data)
    select '${kind}', '{"kind":"PERSON","id":null,"name":"Manon Bench"}', client_id, site_id, robot_id, id, technician_id,
      jsonb_build_object('ticket', to_jsonb(changed)) from changed)`;

const CHANGED = `json_build_object('id', id, 'number', number, 'status', status, 'priority', priority, 'origin', origin,
  'version', version)`;
const payload = (field) =>
  `select json_build_object('data', json_build_object('${field}', json_build_object('ticket', ${CHANGED}, 'errors', json_build_array())))::text from changed`;

/** By name: the SQL. Its parameters come as the JSON array of the request's body. */
export const STATEMENTS = {
  openTickets: ticketList(''),
  openTicketsOfTechnician: ticketList('and technician_id = $1::uuid'),
  openTicketsOfClient: ticketList('and client_id = $1::uuid'),
  ticket: `select json_build_object('data', json_build_object('ticket', ${TICKET}))::text from ticket where id = $1::uuid`,
  robotsOfSite: `
    select json_build_object('data', json_build_object('robots', json_build_object('edges', json_agg(json_build_object(
      'node', json_build_object('id', r.id, 'serialNumber', serial_number, 'model', model, 'status', state.status,
        'connection', connection, 'health', health, 'operatingMode', operating_mode, 'batteryLevel', battery_level,
        'lastSeenAt', state.last_seen_at,
        'faults', json_build_object('edges', coalesce((select json_agg(json_build_object('node', json_build_object(
            'id', id, 'component', component, 'code', code, 'severity', severity, 'occurrences', occurrences,
            'firstSeenAt', first_seen_at, 'lastSeenAt', last_seen_at)) order by last_seen_at desc, id desc)
          from (select * from fault where robot_id = r.id and active order by last_seen_at desc, id desc limit 10) as f
        ), '[]')))) order by serial_number))))::text
    from (select * from robot where site_id = $1::uuid and archived_at is null order by serial_number limit 100) as r
      join robot_state as state on state.robot_id = r.id`,
  createTicket: `
    with changed as (
      insert into ticket (id, number, title, description, status, priority, priority_reason, origin, service_type, impact,
          urgency, client_id, site_id, robot_id, created_by, created_at, updated_at)
        values (uuidv7(), 'T-2026-' || lpad(nextval('ticket_number')::text, 7, '0'), $2, $3, 'NEW', 'P3', 'impact', 'STAFF',
          'HARDWARE_REPAIR', 'MEDIUM', 'MEDIUM', (select client_id from robot where id = $1::uuid),
          (select site_id from robot where id = $1::uuid), $1::uuid,
          '{"kind":"PERSON","id":null,"name":"Manon Bench"}', now(), now())
        returning *),
    ${LEFT_BEHIND('ticket.opened', `jsonb_build_object('to', status)`)}
    ${payload('createTicket')}`,
  changeTicketStatus: `
    with changed as (
      update ticket set status = $2, status_reason = $3, updated_at = now(), version = version + 1
        where id = $1::uuid returning *),
    ${LEFT_BEHIND('ticket.status_changed', `jsonb_build_object('to', status, 'reason', $3::text)`)}
    ${payload('changeTicketStatus')}`,
};
