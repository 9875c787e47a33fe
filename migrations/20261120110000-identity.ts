import { Migration } from '@mikro-orm/migrations';

/**
 * Signing keys have a life, people may sign in elsewhere, and the login audit says how. A process of the version before
 * goes on: what it writes gets the defaults, and a key that is not its to know yet verifies all the same.
 */
export class Migration20261120110000 extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }

  override down(): void {
    this.addSql(`drop table sso_sign_in, account_identity`);
    this.addSql(`alter table login_attempt drop column method`);
    this.addSql(`delete from signing_key where private_jwk is null`);
    this.addSql(`alter table signing_key alter column private_jwk set not null, drop column signs_from`);
  }
}

const STATEMENTS = [
  // From when it signs: which key is active follows from the clock, and nothing needs to be written for a key to take over.
  `alter table signing_key add column signs_from timestamptz`,
  `update signing_key set signs_from = created_at`,
  `alter table signing_key
    alter column signs_from set default now(),
    alter column signs_from set not null,
    alter column private_jwk drop not null`,

  `alter table login_attempt
    add column method text not null default 'PASSWORD' check (method in ('PASSWORD', 'SSO'))`,

  // Who somebody is elsewhere: an issuer's subject is never given to another person, an e-mail address is.
  `create table account_identity (
    id uuid primary key,
    account_id uuid not null references account deferrable initially deferred,
    issuer text not null,
    subject text not null,
    email text,
    created_at timestamptz not null,
    used_at timestamptz not null,
    unique (issuer, subject)
  )`,
  `create index account_identity_account_id_idx on account_identity (account_id)`,

  // A sign-in on its way: there and back again, and then once more to the page. Secrets are kept as hashes, but for those
  // that must be said to the provider.
  `create table sso_sign_in (
    id uuid primary key,
    provider text not null,
    state_hash text not null unique,
    browser_hash text not null,
    nonce text not null,
    code_verifier text not null,
    challenge text not null,
    return_url text not null,
    expires_at timestamptz not null,
    returned_at timestamptz,
    account_id uuid references account deferrable initially deferred,
    code_hash text unique
  )`,
  `create index sso_sign_in_expires_at_idx on sso_sign_in (expires_at)`,
];
