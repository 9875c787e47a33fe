/**
 * The data, made by SQL alone. Nothing is random: hashes of the row's number stand in for chance, so that two machines
 * measure the same rows. Ids are UUIDv7 in the order of the rows' times, as the desk itself makes them.
 */
import { createHash } from 'node:crypto';
import { ENTRIES_A_TICKET, ROBOTS_OF_LARGE_SITE } from './sizes.mjs';

/** Keys and passwords of a database that only this machine can reach, and that holds nothing but made-up rows. */
export const PASSWORD = 'for-the-benchmark-only';
export const API_KEY = 'odk_for-the-benchmark-only';
export const EMAILS = {
  ADMIN: 'admin@bench.test',
  SAV_MANAGER: 'manager@bench.test',
  TECHNICIAN: 'technician@bench.test',
  CLIENT: 'client@bench.test',
};

const PLENTY = { budget: 1e9, leakPerSecond: 1e8, maxCost: 1e6, streamsPerSocket: 1_000, sockets: 100_000 };
const POLICIES = {
  callers: Object.fromEntries([...Object.keys(EMAILS), 'SERVICE', 'ANONYMOUS'].map((kind) => [kind, PLENTY])),
  client: { budget: 1e9, leakPerSecond: 1e8 },
  attempts: { LOGIN: { perAddress: 1e6, perSubject: 1e6 } },
  socketsPerAddress: 100_000,
};

const DAYS = 365;

/** Chance out of a row's number: 0 to 1, the same each time; `salt` tells one use from another. */
const chance = (i, salt) => `((hashint8(${i}::bigint * 7919 + ${salt}) & 1048575) / 1048576.0)`;
const pick = (words, by) =>
  `(array[${words.map((word) => `'${word}'`).join(',')}])[1 + (${by})::int % ${words.length}]`;

/** @param {ReturnType<typeof import('./sizes.mjs').sizesOf>} sizes @returns {{ what: string, sql: string }[]} */
export function fillingOf(sizes) {
  const { clients, sites, robots, technicians, tickets, diagnostics } = sizes;
  const large = Math.max(ROBOTS_OF_LARGE_SITE, Math.round(robots / 10 / ROBOTS_OF_LARGE_SITE) * ROBOTS_OF_LARGE_SITE);
  const largeSites = large / ROBOTS_OF_LARGE_SITE;
  // Enough tickets for the client that signs in: its first page of open ones is as full as the manager's.
  const share = Math.max(0.02, Math.min(0.3, 600 / tickets));
  const numbered = (count) => `generate_series(0, ${count - 1}) as i`;
  return [
    {
      what: 'clients and sites',
      sql: `
      -- Foreign keys are right by construction; checking half a million of them at the commit takes minutes.
      set session_replication_role = replica;
      create temp table c as select i, uuidv7(interval '-400 days' + i * interval '1 second') as id from ${numbered(clients)};
      create unique index on c (i);
      insert into client (id, name, kind, email, phone, created_at)
        select id, 'Client ' || lpad(i::text, 5, '0'), case when i % 10 = 9 then 'PERSON' else 'COMPANY' end,
          'contact' || i || '@client.test', '+33 1 23 45 67 89', now() - interval '400 days' + i * interval '1 second' from c;
      create temp table s as select i, uuidv7(interval '-390 days' + i * interval '1 second') as id,
        i % ${clients} as client from ${numbered(sites)};
      create unique index on s (i);
      insert into site (id, client_id, name, street, postal_code, city, created_at)
        select s.id, c.id, 'Site ' || s.i, s.i || ', rue des Machines', lpad((s.i % 95 + 1)::text, 2, '0') || '000',
          ${pick(['Lille', 'Lyon', 'Nantes', 'Rennes', 'Toulouse'], 's.i')}, now() - interval '390 days' from s join c on c.i = s.client;`,
    },
    {
      what: 'accounts, keys and technicians',
      sql: `
      create temp table t as select i, uuidv7(interval '-380 days' + i * interval '1 second') as id from ${numbered(technicians)};
      -- Everybody has the password of the ADMIN that the desk made when it started on the empty database.
      insert into account (id, email, password_hash, first_name, last_name, role, client_id, created_at)
        select uuidv7(), email, (select password_hash from account where role = 'ADMIN'), first_name, 'Bench', role,
          case when role = 'CLIENT' then (select id from c where i = 0) end, now()
        from (values ('${EMAILS.SAV_MANAGER}', 'Manon', 'SAV_MANAGER'), ('${EMAILS.TECHNICIAN}', 'Théo', 'TECHNICIAN'),
          ('${EMAILS.CLIENT}', 'Claire', 'CLIENT')) as one (email, first_name, role);
      insert into technician (id, account_id, name, email, skills, city, created_at)
        select id, case when i = 0 then (select id from account where role = 'TECHNICIAN') end, 'Technicien ' || i,
          'technicien' || i || '@bench.test', '{robots}', 'Lyon', now() - interval '380 days' from t;
      insert into api_key (id, name, secret_hash, hint, scopes, created_at)
        values (uuidv7(), 'Bench', '${hashOf(API_KEY)}', 'odk_for-…', '{diagnostics:write,robots:read}', now());`,
    },
    {
      // Limits hold as in production, only wider: one account asks here what in life a thousand people would.
      what: 'policies',
      sql: `
      update policies set content = '${JSON.stringify(POLICIES)}';`,
    },
    {
      what: 'robots, their state and faults',
      sql: `
      create temp table r as select i, uuidv7(interval '-370 days' + i * interval '1 second') as id,
        case when i < ${large} then i / ${ROBOTS_OF_LARGE_SITE} else ${largeSites} + i % ${sites - largeSites} end as site
        from ${numbered(robots)};
      create unique index on r (i);
      -- A day between reports: the desk's own jobs must not find a silent fleet in the middle of a round.
      insert into robot (id, serial_number, manufacturer, model, client_id, site_id, report_period_seconds, created_at)
        select r.id, 'B' || lpad(r.i::text, 6, '0'), 'ScoutBots', ${pick(['Scout 2', 'Scout 3', 'Carrier', 'Lifter'], 'r.i')},
          c.id, s.id, 86400, now() - interval '370 days' from r join s on s.i = r.site join c on c.i = s.client;
      create temp table f as select r.i, r.id as robot_id, n, uuidv7(interval '-2 days' + r.i * interval '1 second') as id,
        case when n = 1 and r.i % 2 = 0 then 'CRITICAL' else 'WARNING' end as severity
        from r, generate_series(1, 2) as n
        where (r.i % 20 = 7 or (r.i < ${ROBOTS_OF_LARGE_SITE} and r.i % 3 = 0)) and n <= 1 + r.i % 2;
      insert into fault (id, robot_id, rule_id, source, component, code, severity, message, active, occurrences,
          first_seen_at, last_seen_at, raises)
        select f.id, f.robot_id, (select id from detection_rule order by rank limit 1), 'VDA5050', 'drive_' || n,
          'wheelSlip' || i % 17, severity, 'Slip on wheel ' || n, true, 1 + i % 9, now() - interval '2 days',
          now() - interval '1 hour' - i * interval '1 second', array[now() - interval '2 days'] from f;
      insert into robot_state (robot_id, status, connection, health, operating_mode, battery_level, charging, last_seen_at)
        select r.id, case when r.i % 10 = 9 then 'OFFLINE' when ill.worst = 'CRITICAL' then 'FAULT'
            when ill.worst is not null then 'DEGRADED' else 'ONLINE' end,
          case when r.i % 10 = 9 then 'OFFLINE' else 'ONLINE' end,
          case when ill.worst = 'CRITICAL' then 'FAULT' when ill.worst is not null then 'DEGRADED' else 'OK' end,
          'AUTOMATIC', 20 + r.i % 80, false, now() - interval '1 minute'
        from r left join (select robot_id, min(severity) as worst from f group by robot_id) as ill on ill.robot_id = r.id;`,
    },
    {
      what: 'tickets',
      sql: `
      create temp table k as
        select i, robot, open, at, uuidv7(at - now()) as id, status,
          -- From ten minutes to two hours between one entry of the timeline and the next.
          interval '10 minutes' + ${chance('i', 7)} * interval '110 minutes' as pace,
          case when status <> 'NEW' then (hashint8(i::bigint + 55) & 1048575) % ${technicians} end as technician
        from (select i, now() - interval '${DAYS} days' + (i::float8 / ${tickets}) * interval '${DAYS} days' as at,
            case when ${chance('i', 1)} < ${share} then (${chance('i', 2)} * ${ROBOTS_OF_LARGE_SITE})::int % ${ROBOTS_OF_LARGE_SITE}
              when ${chance('i', 3)} < 0.1 then null else (${chance('i', 4)} * ${robots})::int % ${robots} end as robot,
            -- Of the newest third most are open, of the older ones hardly any.
            ${chance('i', 5)} < case when i > ${tickets * 0.7} then 0.7 else 0.02 end as open
          from ${numbered(tickets)}) as made,
        lateral (select case when open then ${pick(['NEW', 'ASSIGNED', 'IN_PROGRESS', 'IN_PROGRESS', 'PENDING_CLIENT', 'PENDING_PARTS', 'PENDING_VENDOR'], 'i')}
          when i % 20 = 0 then 'CANCELLED' when i > ${tickets * 0.97} then 'RESOLVED' else 'CLOSED' end as status) as said;
      insert into ticket (id, number, title, description, status, status_reason, priority, priority_reason, origin,
          service_type, impact, urgency, client_id, site_id, robot_id, technician_id, created_by, created_at, updated_at,
          responded_at, resolved_at, closed_at)
        select k.id, 'T-2026-' || lpad(k.i::text, 7, '0'), 'Le robot s’arrête près du quai ' || k.i % 40,
          repeat('Depuis ce matin il s’arrête sans prévenir. ', 1 + k.i % 4), status,
          case when status like 'PENDING%' then 'En attente' end, 'P' || 1 + (${chance('k.i', 6)} * 4)::int % 4,
          'impact et urgence', ${pick(['CLIENT', 'STAFF', 'DIAGNOSTIC'], 'k.i')},
          ${pick(['HARDWARE_REPAIR', 'SOFTWARE_TROUBLESHOOTING', 'ROBOT_FAULT'], 'k.i')}, 'MEDIUM', 'MEDIUM',
          c.id, s.id, r.id, t.id, '{"kind":"PERSON","id":null,"name":"Manon Bench"}', at, at + interval '1 hour',
          case when status <> 'NEW' then at + pace end,
          case when status in ('RESOLVED', 'CLOSED') then at + 48 * pace end,
          case when status = 'CLOSED' then at + 72 * pace end
        from k left join r on r.i = k.robot left join s on s.i = coalesce(r.site, k.i % ${sites})
          join c on c.i = s.client left join t on t.i = k.technician
        order by k.i;
      select setval('ticket_number', ${tickets + 1});`,
    },
    {
      what: 'timelines',
      sql: `
      insert into timeline_entry (id, ticket_id, kind, at, actor_kind, actor_name, data)
        select uuidv7(at + n * pace - now()), id,
          (array['ticket.opened', 'ticket.assigned', 'ticket.status_changed'])[least(n, 2) + 1],
          at + n * pace, 'PERSON', ${pick(['Manon Bench', 'Théo Bench', 'Claire Bench'], 'n')},
          jsonb_build_object('from', 'NEW', 'to', status)
        from k, generate_series(0, ${ENTRIES_A_TICKET - 1}) as n order by k.i, n;`,
    },
    ...diagnosticsIn(4, diagnostics, robots),
  ];
}

/** In several statements, so that no single one holds everything back; a month, into the desk's weekly partitions. */
function diagnosticsIn(parts, diagnostics, robots) {
  return Array.from({ length: parts }, (_, part) => {
    const [from, to] = [part, part + 1].map((edge) => Math.round((diagnostics * edge) / parts));
    return {
      what: `diagnostics ${part + 1}/${parts}`,
      sql: `
      insert into diagnostic (id, batch_id, robot_id, source, component, code, level, message, "values", key,
          observed_at, received_at)
        select uuidv7(at - now()), uuidv7(at - now()), r.id, 'DESK', ${pick(['drive_left', 'drive_right', 'battery', 'lidar'], 'd')},
          'state', case when d % 50 = 0 then 'WARN' else 'OK' end, '',
          jsonb_build_object('temperature', 20 + d % 60, 'current', (d % 100) / 10.0), d::text, at, at
        from generate_series(${from}, ${to - 1}) as d
          join r on r.i = d % ${robots},
          lateral (select now() - interval '28 days' + (d::float8 / ${diagnostics}) * interval '28 days' as at) as clock
        order by d;`,
    };
  });
}

/** As the desk keeps a key's secret. */
const hashOf = (secret) => createHash('sha256').update(secret).digest('base64url');
