import { Migration } from '@mikro-orm/migrations';

/**
 * Accounts: where a session is used from, what is counted against guessing, links by mail that set a password, and mail
 * on its way. Only adds: the release before goes on beside it.
 */
export class Migration20261120100000 extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }

  override down(): void {
    throw new Error('There is no way back from here that would keep sessions and passwords true.');
  }
}

const STATEMENTS = [
  // Until now accounts were made by those who run the desk, for addresses that they know.
  `alter table account add column email_verified_at timestamptz`,
  `update account set email_verified_at = created_at`,
  `create index account_created_at_idx on account (created_at, id)`,
  `create index account_role_idx on account (role, created_at, id)`,
  `create index account_name_idx on account ((last_name || ' ' || first_name), id)`,
  `create index account_email_idx on account (email, id)`,

  `alter table session
    add column address text,
    add column user_agent text,
    add column family_key text,
    add column retry_nonce text`,
  `create index session_used_at_idx on session (account_id, used_at, id)`,

  `alter table login_attempt add column user_agent text`,
  `alter table login_attempt drop constraint login_attempt_outcome_check`,
  `alter table login_attempt add constraint login_attempt_outcome_check
    check (outcome in ('OK', 'REFUSED', 'DELAYED'))`,
  `create index login_attempt_page_idx on login_attempt (at, id)`,
  `create index login_attempt_account_idx on login_attempt (account_id, at, id)`,
  `create index login_attempt_email_idx on login_attempt (lower(email), at, id)`,
  `create index login_attempt_address_idx on login_attempt (address, at, id)`,

  `create index api_key_name_idx on api_key (name, id)`,
  `create index api_key_created_at_idx on api_key (created_at, id)`,
  `create index api_key_client_idx on api_key (client_id)`,

  // What was tried of late, by what it is counted for. Keys are hashes or networks, never an address somebody typed.
  `create table throttle (
    key text primary key,
    level double precision not null,
    at timestamptz not null,
    blocked_until timestamptz
  )`,
  `create index throttle_at_idx on throttle (at)`,
  // Networks that an account has signed in from: guesses from elsewhere do not delay it there.
  `create table known_network (
    account_id uuid not null references account deferrable initially deferred,
    network text not null,
    seen_at timestamptz not null,
    primary key (account_id, network)
  )`,
  `create index known_network_seen_at_idx on known_network (seen_at)`,

  // One link an account: a newer one takes the place of the older.
  `create table password_link (
    account_id uuid primary key references account deferrable initially deferred,
    token_hash text not null unique,
    created_at timestamptz not null,
    expires_at timestamptz not null
  )`,

  `create table mail (
    id uuid primary key,
    letter text not null,
    email text not null,
    locale text not null,
    created_at timestamptz not null,
    due_at timestamptz not null,
    tries integer not null default 0,
    sent_at timestamptz,
    given_up_at timestamptz,
    last_error text
  )`,
  `create index mail_due_at_idx on mail (due_at) where sent_at is null and given_up_at is null`,
  `create index mail_created_at_idx on mail (created_at)`,
];
