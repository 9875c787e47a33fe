import { Migration } from '@mikro-orm/migrations';

/**
 * What client and desk say on a ticket: messages and internal notes, who is named in them, and how far each account has
 * read. Views of tickets that people save. And a place for each line of a timeline, given when it is written: times alone
 * do not tell the order of what happened within one millisecond.
 */
export class Migration20261120140700 extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }

  override down(): void {
    throw new Error('Messages, notes and saved views would be lost; restore a backup instead.');
  }
}

const STATEMENTS = [
  // A place is given under the lock of the ticket, so the order of places is the order of commits, ticket by ticket.
  `create table ticket_message (
    id uuid primary key,
    ticket_id uuid not null references ticket deferrable initially deferred,
    place bigint generated always as identity,
    side text not null check (side in ('CLIENT', 'DESK')),
    internal boolean not null default false check (not internal or side = 'DESK'),
    body text not null,
    author_kind text not null,
    author_id uuid references account deferrable initially deferred,
    author_name text not null,
    reply_to_id uuid references ticket_message deferrable initially deferred,
    posted_at timestamptz not null,
    seen_at timestamptz,
    retracted_at timestamptz
  )`,
  `create index ticket_message_ticket_idx on ticket_message (ticket_id, place, id)`,
  `create index ticket_message_unseen_idx on ticket_message (ticket_id, side) where seen_at is null`,
  `create index ticket_message_author_id_idx on ticket_message (author_id)`,
  `create index ticket_message_reply_to_id_idx on ticket_message (reply_to_id) where reply_to_id is not null`,
  `create table ticket_mention (
    message_id uuid not null references ticket_message deferrable initially deferred,
    account_id uuid not null references account deferrable initially deferred,
    account_name text not null,
    primary key (message_id, account_id)
  )`,
  `create index ticket_mention_account_id_idx on ticket_mention (account_id, message_id)`,
  `create table ticket_read (
    ticket_id uuid not null references ticket deferrable initially deferred,
    account_id uuid not null references account deferrable initially deferred,
    place bigint not null,
    read_at timestamptz not null,
    primary key (ticket_id, account_id)
  )`,
  `create index ticket_read_account_id_idx on ticket_read (account_id)`,

  `create table saved_view (
    id uuid primary key,
    account_id uuid not null references account deferrable initially deferred,
    name text not null,
    conditions jsonb not null,
    order_by text not null,
    columns jsonb not null,
    position integer not null default 0,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version integer not null default 1
  )`,
  `create unique index saved_view_name_key on saved_view (account_id, name)`,

  `alter table timeline_entry add column place bigint`,
  `update timeline_entry set place = numbered.place
    from (select id, row_number() over (order by at, id) as place from timeline_entry) as numbered
    where numbered.id = timeline_entry.id`,
  `alter table timeline_entry alter column place set not null`,
  `alter table timeline_entry alter column place add generated always as identity`,
  `select setval(pg_get_serial_sequence('timeline_entry', 'place'), coalesce(max(place), 0) + 1, false) from timeline_entry`,
  `create index timeline_entry_place_idx on timeline_entry (ticket_id, place, id)`,
  `drop index timeline_entry_ticket_idx`,
];
