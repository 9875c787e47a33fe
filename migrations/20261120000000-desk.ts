import { Migration } from '@mikro-orm/migrations';

/** The first desk: accounts, clients, technicians, robots with what they say, faults, alerts, tickets, events. */
export class Migration20261120000000 extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }

  override down(): void {
    throw new Error('The first migration has nothing to go back to; drop the database instead.');
  }
}

// References are checked at the commit: a unit of work writes its rows in any order.
const STATEMENTS = [
  // ── clients ────────────────────────────────────────────────────────────────────────────────────────────────
  `create table client (
    id uuid primary key,
    name text not null,
    kind text not null check (kind in ('COMPANY', 'PERSON')),
    external_ref text unique,
    email text,
    phone text,
    locale text not null default 'fr',
    created_at timestamptz not null,
    archived_at timestamptz,
    version integer not null default 1
  )`,
  `create index client_name_idx on client (name, id)`,
  `create index client_created_at_idx on client (created_at, id)`,
  `create table site (
    id uuid primary key,
    client_id uuid not null references client deferrable initially deferred,
    name text not null,
    street text,
    postal_code text,
    city text,
    country text not null default 'FR',
    latitude double precision,
    longitude double precision,
    time_zone text not null default 'Europe/Paris',
    created_at timestamptz not null,
    archived_at timestamptz,
    version integer not null default 1
  )`,
  `create index site_client_id_idx on site (client_id, name, id)`,

  // ── accounts ───────────────────────────────────────────────────────────────────────────────────────────────
  `create table account (
    id uuid primary key,
    email text not null,
    password_hash text,
    first_name text not null,
    last_name text not null,
    role text not null check (role in ('CLIENT', 'TECHNICIAN', 'SAV_MANAGER', 'ADMIN')),
    client_id uuid references client deferrable initially deferred,
    locale text not null default 'fr',
    active boolean not null default true,
    created_at timestamptz not null,
    version integer not null default 1,
    check ((role = 'CLIENT') = (client_id is not null))
  )`,
  `create unique index account_email_key on account (lower(email))`,
  `create index account_client_id_idx on account (client_id)`,
  `create table session (
    id uuid primary key,
    account_id uuid not null references account deferrable initially deferred,
    token_hash text not null,
    created_at timestamptz not null,
    used_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    revoked_why text
  )`,
  `create index session_account_id_idx on session (account_id)`,
  `create table login_attempt (
    id uuid primary key,
    at timestamptz not null,
    email text not null,
    account_id uuid references account deferrable initially deferred,
    outcome text not null check (outcome in ('OK', 'REFUSED')),
    address text,
    request_id text
  )`,
  `create index login_attempt_at_idx on login_attempt (at)`,
  `create table api_key (
    id uuid primary key,
    name text not null,
    secret_hash text not null unique,
    hint text not null,
    scopes text[] not null,
    client_id uuid references client deferrable initially deferred,
    self_registration boolean not null default false,
    created_by uuid references account deferrable initially deferred,
    created_at timestamptz not null,
    expires_at timestamptz,
    used_at timestamptz,
    revoked_at timestamptz
  )`,
  `create table signing_key (
    kid text primary key,
    algorithm text not null,
    public_jwk jsonb not null,
    private_jwk jsonb not null,
    created_at timestamptz not null,
    retired_at timestamptz
  )`,
  `create table idempotency (
    owner text not null,
    operation text not null,
    key text not null,
    input_hash text not null,
    result jsonb,
    created_at timestamptz not null,
    primary key (owner, operation, key)
  )`,
  `create index idempotency_created_at_idx on idempotency (created_at)`,

  // ── technicians ────────────────────────────────────────────────────────────────────────────────────────────
  `create table technician (
    id uuid primary key,
    account_id uuid unique references account deferrable initially deferred,
    name text not null,
    email text,
    phone text,
    skills text[] not null default '{}',
    city text,
    active boolean not null default true,
    created_at timestamptz not null,
    version integer not null default 1
  )`,
  `create index technician_name_idx on technician (name, id)`,

  // ── robots ─────────────────────────────────────────────────────────────────────────────────────────────────
  `create table robot (
    id uuid primary key,
    serial_number text not null unique,
    manufacturer text not null,
    model text not null,
    client_id uuid references client deferrable initially deferred,
    site_id uuid references site deferrable initially deferred,
    report_period_seconds integer not null default 30 check (report_period_seconds between 1 and 86400),
    created_at timestamptz not null,
    archived_at timestamptz,
    version integer not null default 1
  )`,
  `create index robot_client_id_idx on robot (client_id)`,
  `create index robot_site_id_idx on robot (site_id, serial_number)`,
  `create index robot_created_at_idx on robot (created_at, id)`,
  // The current state is one narrow row a robot, rewritten in place: room on the page, and no index on what changes often.
  `create table robot_state (
    robot_id uuid primary key references robot deferrable initially deferred,
    status text not null default 'OFFLINE',
    connection text not null default 'OFFLINE',
    connection_said boolean not null default false,
    connection_received_at timestamptz,
    health text not null default 'UNKNOWN',
    operating_mode text,
    battery_level real,
    charging boolean,
    state_observed_at timestamptz,
    full_report_at timestamptz,
    last_seen_at timestamptz,
    heard_at timestamptz
  ) with (fillfactor = 60)`,
  `create index robot_state_status_idx on robot_state (status, robot_id)`,
  // Diagnostics are partitioned by the time they were observed; the job adds weeks ahead and drops weeks past retention.
  `create table diagnostic (
    id uuid not null,
    batch_id uuid not null,
    robot_id uuid not null,
    source text not null,
    component text not null,
    code text not null,
    level text not null,
    severity text,
    message text not null,
    "values" jsonb not null,
    key text not null,
    notes text[],
    observed_at timestamptz not null,
    received_at timestamptz not null
  ) partition by range (observed_at)`,
  `create table diagnostic_other partition of diagnostic default`,
  // Serves both that each is stored once and the robot's history by time.
  `create unique index diagnostic_once_idx on diagnostic (robot_id, observed_at, source, key)`,
  `create table detection_rule (
    id uuid primary key,
    name text not null unique,
    enabled boolean not null,
    kind text not null check (kind in ('SIMPLE', 'DURATION', 'REPEATING')),
    rank integer not null,
    raise jsonb not null,
    clear jsonb,
    hold_seconds integer,
    count integer,
    window_seconds integer,
    fault_code text,
    fault_component text,
    severity text,
    priority text,
    service_type text not null,
    flap_count integer not null,
    flap_seconds integer not null,
    suppressed_modes text[] not null,
    suppressed_by_intervention boolean not null,
    opens_ticket boolean not null,
    technician_id uuid references technician deferrable initially deferred,
    created_at timestamptz not null,
    version integer not null default 1
  )`,

  // ── fleet alerts and tickets ───────────────────────────────────────────────────────────────────────────────
  `create sequence ticket_number`,
  `create table ticket (
    id uuid primary key,
    number text not null unique,
    title text not null,
    description text not null default '',
    status text not null,
    status_reason text,
    priority text not null check (priority in ('P1', 'P2', 'P3', 'P4')),
    priority_reason text not null,
    origin text not null,
    service_type text not null,
    impact text,
    urgency text,
    client_id uuid references client deferrable initially deferred,
    site_id uuid references site deferrable initially deferred,
    robot_id uuid references robot deferrable initially deferred,
    technician_id uuid references technician deferrable initially deferred,
    parent_id uuid references ticket deferrable initially deferred,
    previous_id uuid references ticket deferrable initially deferred,
    muted boolean not null default false,
    recovered_at timestamptz,
    equipment jsonb,
    contact jsonb,
    tried_solutions text,
    created_by jsonb not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    resolved_at timestamptz,
    closed_at timestamptz,
    reopened integer not null default 0,
    version integer not null default 1
  )`,
  `create index ticket_created_at_idx on ticket (created_at, id)`,
  `create index ticket_status_idx on ticket (status, created_at, id)`,
  `create index ticket_priority_idx on ticket (priority, created_at, id)`,
  `create index ticket_client_id_idx on ticket (client_id, created_at, id)`,
  `create index ticket_robot_id_idx on ticket (robot_id, created_at, id)`,
  `create index ticket_technician_id_idx on ticket (technician_id, created_at, id)`,
  // What a technician or a client may see beside the ticket is asked through their tickets.
  `create index ticket_technician_robot_idx on ticket (technician_id, robot_id)`,
  `create index ticket_technician_client_idx on ticket (technician_id, client_id)`,
  `create index ticket_technician_site_idx on ticket (technician_id, site_id)`,
  `create index ticket_parent_id_idx on ticket (parent_id) where parent_id is not null`,
  `create table timeline_entry (
    id uuid primary key,
    ticket_id uuid not null references ticket deferrable initially deferred,
    kind text not null,
    at timestamptz not null,
    actor_kind text not null,
    actor_id uuid,
    actor_name text not null,
    data jsonb not null
  )`,
  `create index timeline_entry_ticket_idx on timeline_entry (ticket_id, at, id)`,
  `create table fleet_alert (
    id uuid primary key,
    origin text not null check (origin in ('GAIA', 'STORM')),
    external_ref text unique,
    title text not null,
    message text not null default '',
    severity text not null,
    code text,
    component text,
    manufacturer text,
    model text,
    client_id uuid references client deferrable initially deferred,
    site_id uuid references site deferrable initially deferred,
    ticket_id uuid not null references ticket deferrable initially deferred,
    raised_at timestamptz not null,
    resolved_at timestamptz,
    resolution text,
    version integer not null default 1
  )`,
  `create index fleet_alert_raised_at_idx on fleet_alert (raised_at, id)`,
  `create index fleet_alert_open_idx on fleet_alert (raised_at) where resolved_at is null`,
  `create table fault (
    id uuid primary key,
    robot_id uuid not null references robot deferrable initially deferred,
    rule_id uuid not null references detection_rule deferrable initially deferred,
    source text not null,
    component text not null,
    code text not null,
    severity text not null,
    message text not null default '',
    active boolean not null,
    acknowledged_at timestamptz,
    acknowledged_by jsonb,
    flapping boolean not null default false,
    occurrences integer not null,
    first_seen_at timestamptz not null,
    last_seen_at timestamptz not null,
    cleared_at timestamptz,
    raises timestamptz[] not null,
    ticket_id uuid references ticket deferrable initially deferred,
    fleet_alert_id uuid references fleet_alert deferrable initially deferred,
    version integer not null default 1
  )`,
  // The identity of a fault: one active at a time, whoever writes.
  `create unique index fault_active_key on fault (robot_id, component, code) where active`,
  `create index fault_robot_idx on fault (robot_id, last_seen_at, id)`,
  `create index fault_last_seen_idx on fault (last_seen_at, id)`,
  `create index fault_ticket_idx on fault (ticket_id)`,
  `create index fault_alert_idx on fault (fleet_alert_id) where fleet_alert_id is not null`,
  `create index fault_storm_idx on fault (code, last_seen_at) where active`,
  `create index fault_flapping_idx on fault (last_seen_at) where flapping`,
  `create table fault_progress (
    robot_id uuid not null references robot deferrable initially deferred,
    rule_id uuid not null references detection_rule on delete cascade deferrable initially deferred,
    component text not null,
    code text not null,
    source text not null,
    since timestamptz,
    hits timestamptz[] not null default '{}',
    primary key (robot_id, rule_id, component, code)
  )`,
  // What the robot said around the fault, frozen: diagnostics expire, evidence does not.
  `create table evidence (
    fault_id uuid not null references fault deferrable initially deferred,
    ticket_id uuid not null references ticket deferrable initially deferred,
    captured_at timestamptz not null,
    from_at timestamptz not null,
    to_at timestamptz not null,
    complete boolean not null default false,
    lines jsonb not null,
    primary key (ticket_id, fault_id)
  )`,
  `create index evidence_incomplete_idx on evidence (captured_at) where not complete`,

  // ── events ─────────────────────────────────────────────────────────────────────────────────────────────────
  `create table event (
    seq bigint generated always as identity primary key,
    at timestamptz not null default clock_timestamp(),
    kind text not null,
    actor jsonb not null,
    client_id uuid,
    site_id uuid,
    robot_id uuid,
    ticket_id uuid,
    technician_id uuid,
    data jsonb not null
  )`,
  `create index event_robot_idx on event (robot_id, seq) where robot_id is not null`,
  `create index event_ticket_idx on event (ticket_id, seq) where ticket_id is not null`,
  `create index event_at_idx on event (at)`,
  // Up to where the log was trimmed: a cursor before it cannot be resumed from.
  `create table event_log (only_row boolean primary key default true check (only_row), trimmed_through bigint not null)`,
  `insert into event_log (trimmed_through) values (0)`,
  // Numbers are given under a lock that is held to the commit, so that their order is the order of commits and a reader
  // never skips one that commits late. NOTIFY serialises commits anyway, so the lock costs next to nothing.
  `create function event_take_turn() returns trigger language plpgsql as $$
  begin
    perform pg_advisory_xact_lock(7341001);
    return null;
  end $$`,
  `create trigger event_take_turn before insert on event for each statement execute function event_take_turn()`,
  `create function event_wake_readers() returns trigger language plpgsql as $$
  begin
    notify desk_event;
    return null;
  end $$`,
  `create trigger event_wake_readers after insert on event for each statement execute function event_wake_readers()`,
];
