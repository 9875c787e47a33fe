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
          'actor', json_build_object('name', actor_name)) order by place)
        from (select * from timeline_entry where ticket_id = t.id order by place desc limit 3) as last)
    )) order by t.created_at desc, t.id desc))))::text
  from page as t
    left join robot as r on r.id = t.robot_id left join robot_state as state on state.robot_id = r.id
    left join client as c on c.id = t.client_id left join technician as tech on tech.id = t.technician_id`;

/** Each word of a closed list, those that no ticket has with 0. */
const countsBy = (
  column,
  words,
) => `(select json_agg(json_build_object('${column}', word, 'count', coalesce(n, 0)) order by place)
  from unnest('{${words}}'::text[]) with ordinality as words (word, place)
    left join (select ${column}, count(*) as n from ticket group by 1) as counted on counted.${column} = word)`;

const summaryOf = (column) => `(select json_build_object('count', count(*),
    'median', make_interval(secs => percentile_disc(0.5) within group (order by seconds))::text,
    'p90', make_interval(secs => percentile_disc(0.9) within group (order by seconds))::text)
  from (select date_part('epoch', ${column} - created_at)::integer as seconds
    from ticket where ${column} is not null offset 0) as lengths)`;

const DAYS = [0, 1, 3, 7, 30, 90];
const byAge = DAYS.map((from, i) => {
  const to = DAYS[i + 1];
  const young = to ? `created_at > now() - interval '${to * 24} hours'` : 'true';
  return `json_build_object('from', interval '${from * 24} hours', 'to', ${to ? `interval '${to * 24} hours'` : 'null'},
    'count', count(*) filter (where created_at <= now() - interval '${from * 24} hours' and ${young}))`;
});

const dashboard = `
  with status as materialized (select ${countsBy('status', [...OPEN_STATUSES, 'RESOLVED', 'CLOSED', 'CANCELLED', 'MERGED'])} as counts),
    day as (select day::date as day, day at time zone 'Europe/Paris' as starts_at, place
      from generate_series(date_trunc('day', now() at time zone 'Europe/Paris') - interval '29 days',
        date_trunc('day', now() at time zone 'Europe/Paris'), interval '1 day') with ordinality as days (day, place)),
    opened as (select width_bucket(created_at, array(select starts_at from day order by 1)) as place, count(*) as n
      from ticket where created_at >= (select min(starts_at) from day) group by 1)
  select json_build_object('data', json_build_object('ticketStatistics', json_build_object(
    'total', (select sum((one ->> 'count')::integer) from status, json_array_elements(counts) as one),
    'byStatus', (select counts from status),
    'byPriority', ${countsBy('priority', ['P1', 'P2', 'P3', 'P4'])},
    'byOrigin', ${countsBy('origin', ['CLIENT', 'STAFF', 'DIAGNOSTIC', 'FLEET_ALERT', 'MAINTENANCE_PLAN'])},
    'byTechnician', (select json_agg(json_build_object('technician', json_build_object('id', id, 'name', name), 'count', n)
        order by n desc, id)
      from (select technician_id, count(*) as n from ticket where technician_id is not null
        group by 1 order by 2 desc, 1 limit 10) as counted join technician on id = technician_id),
    'byPeriod', (select json_agg(json_build_object('startsOn', day, 'startsAt', starts_at, 'count', coalesce(n, 0))
      order by place) from day left join opened using (place)),
    'responseTime', ${summaryOf('responded_at')},
    'resolutionTime', ${summaryOf('resolved_at')},
    'backlog', (select json_build_object('total', count(*), 'byAge', json_build_array(${byAge}))
      from ticket where status in (${OPEN})))))::text`;

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
  dashboard,
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
