import { Migration } from '@mikro-orm/migrations';

/**
 * The life of a ticket: how far it was escalated, how it was resolved, what it was merged into, its tags, links and
 * watchers, and where it is when that is no site. And of technicians what it takes to choose among them.
 */
export class Migration20261120140600 extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }

  override down(): void {
    throw new Error('Links, watchers and merges would be lost; restore a backup instead.');
  }
}

const STATEMENTS = [
  `alter table ticket
    add column escalation_level integer not null default 0 check (escalation_level between 0 and 3),
    add column resolution text,
    add column resolution_code text,
    add column merged_into_id uuid references ticket deferrable initially deferred check (merged_into_id <> id),
    add column tags text[] not null default '{}',
    add column address text,
    add column department text,
    add column priority_basis jsonb,
    add constraint ticket_merged_check check (merged_into_id is null or status = 'MERGED')`,
  `create index ticket_escalation_idx on ticket (escalation_level, created_at, id) where escalation_level > 0`,
  `create index ticket_merged_into_idx on ticket (merged_into_id) where merged_into_id is not null`,
  `create index ticket_tags_idx on ticket using gin (tags)`,
  `create index ticket_site_id_idx on ticket (site_id, created_at, id)`,

  // One line a link, said of `ticket_id`: it DUPLICATES `other_id`. RELATED has no direction: the lesser id comes first.
  `create table ticket_link (
    ticket_id uuid not null references ticket deferrable initially deferred,
    other_id uuid not null references ticket deferrable initially deferred,
    kind text not null check (kind in ('RELATED', 'DUPLICATES', 'CAUSED_BY', 'SPLIT_FROM')),
    created_by jsonb not null,
    created_at timestamptz not null,
    primary key (ticket_id, other_id, kind),
    check (ticket_id <> other_id),
    check (kind <> 'RELATED' or ticket_id < other_id)
  )`,
  `create index ticket_link_other_id_idx on ticket_link (other_id)`,

  `create table ticket_watcher (
    ticket_id uuid not null references ticket deferrable initially deferred,
    account_id uuid not null references account deferrable initially deferred,
    created_at timestamptz not null,
    primary key (ticket_id, account_id)
  )`,
  `create index ticket_watcher_account_id_idx on ticket_watcher (account_id, ticket_id)`,

  `alter table technician
    add column certifications jsonb not null default '[]',
    add column address text,
    add column latitude double precision check (latitude between -90 and 90),
    add column longitude double precision check (longitude between -180 and 180),
    add column working_hours jsonb not null default '{}',
    add column time_zone text not null default 'Europe/Paris',
    add column updated_at timestamptz,
    add constraint technician_place_check check ((latitude is null) = (longitude is null))`,
  `create index technician_skills_idx on technician using gin (skills)`,
  // What somebody has to do is counted whenever it is asked to whom something is to be given.
  `create index ticket_open_technician_idx on ticket (technician_id, priority)
    where status not in ('RESOLVED', 'CLOSED', 'CANCELLED', 'MERGED')`,
];
