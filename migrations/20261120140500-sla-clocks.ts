import { Migration } from '@mikro-orm/migrations';

/**
 * Service levels that are kept: the terms that a ticket was opened under, its two clocks as they were last reckoned, and
 * on the ticket itself the next deadline, which lists filter and sort by. A desk begins with one calendar and one policy,
 * so that its first ticket has a service level; tickets that are there already are reckoned by the desk itself, in turn.
 */
export class Migration20261120140500 extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }

  override down(): void {
    throw new Error('Service levels would be lost; restore a backup instead.');
  }
}

const CALENDAR = '019a9f6d-6000-7000-8000-000000000001';
const POLICY = '019a9f6d-6000-7000-8000-000000000002';
const WORKDAY = [
  { from: '09:00', to: '12:30' },
  { from: '13:30', to: '18:00' },
];
const HOURS = Object.fromEntries(['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'].map((day) => [day, WORKDAY]));
const HOUR = 3_600;
const TARGETS = (
  [
    ['P1', 1, 8],
    ['P2', 2, 16],
    ['P3', 4, 24],
    ['P4', 8, 40],
  ] as const
).map(([priority, response, resolution]) => ({
  priority,
  serviceType: null,
  responseSeconds: response * HOUR,
  resolutionSeconds: resolution * HOUR,
}));

const STATEMENTS = [
  // What was promised, as it was when it was promised: one row for each version of a policy and of its calendar's hours.
  `create table sla_terms (
    id uuid primary key,
    policy_id uuid not null references sla_policy deferrable initially deferred,
    policy_version integer not null,
    calendar_id uuid not null references sla_calendar deferrable initially deferred,
    calendar_version integer not null,
    targets jsonb not null,
    pause_statuses text[] not null,
    warning_percent integer not null,
    breach_actions jsonb not null,
    time_zone text not null,
    hours jsonb not null,
    created_at timestamptz not null,
    unique (policy_id, policy_version, calendar_id, calendar_version)
  )`,
  `create index sla_terms_calendar_id_idx on sla_terms (calendar_id)`,
  `create table sla_clock (
    ticket_id uuid not null references ticket deferrable initially deferred,
    kind text not null check (kind in ('RESPONSE', 'RESOLUTION')),
    state text not null check (state in ('RUNNING', 'PAUSED', 'BREACHED', 'MET', 'MET_LATE', 'ENDED')),
    target_ms bigint not null,
    elapsed_ms bigint not null,
    started_at timestamptz not null,
    due_at timestamptz,
    warning_at timestamptz,
    stopped_at timestamptz,
    warned_at timestamptz,
    breached_at timestamptz,
    next_at timestamptz,
    reckoned_at timestamptz not null,
    primary key (ticket_id, kind)
  )`,
  // What is to be told next, and when: the few clocks that run.
  `create index sla_clock_next_at_idx on sla_clock (next_at) where next_at is not null`,
  // Tickets whose clocks are to be reckoned anew, because of something that is not on their timelines.
  `create table sla_recount (
    ticket_id uuid primary key references ticket deferrable initially deferred,
    asked_at timestamptz not null
  )`,
  `alter table ticket
    add column sla_terms_id uuid references sla_terms deferrable initially deferred,
    add column sla_state text,
    add column due_at timestamptz`,
  // Those without a deadline come last, at a time that no deadline has.
  `create index ticket_due_at_idx on ticket (coalesce(due_at, timestamptz '9999-12-31 00:00:00+00'), id)`,
  `create index ticket_sla_state_idx on ticket (sla_state, created_at, id)`,
  `create index ticket_sla_terms_id_idx on ticket (sla_terms_id) where due_at is not null or sla_state = 'PAUSED'`,
  // One default policy at the most; that there is one is the service's care.
  `create unique index sla_policy_default_key on sla_policy (is_default) where is_default`,

  `insert into sla_calendar (id, name, time_zone, hours, holiday_country, holiday_region, overrides, created_at, updated_at)
    values ('${CALENDAR}', 'Heures ouvrées, France', 'Europe/Paris', '${JSON.stringify(HOURS)}', 'FR', null, '[]', now(), now())
    on conflict do nothing`,
  `insert into sla_policy (id, name, calendar_id, targets, pause_statuses, breach_actions, is_default, created_at, updated_at)
    select '${POLICY}', 'Standard', id, '${JSON.stringify(TARGETS)}',
      '{PENDING_CLIENT,PENDING_PARTS,PENDING_VENDOR}',
      '{"escalateTo": 1, "reassignToTechnicianId": null}', true, now(), now()
    from sla_calendar where id = '${CALENDAR}'
    on conflict do nothing`,
  `insert into sla_recount (ticket_id, asked_at) select id, now() from ticket`,
];
