import { Migration } from '@mikro-orm/migrations';

/** The audit log: who did what to which row, append-only and chained. New tables only: older code does not notice. */
export class Migration20261120130000 extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }

  override down(): void {
    throw new Error('The audit log is not taken away by going back; older code runs beside it.');
  }
}

const STATEMENTS = [
  `create table audit_event (
    seq bigint primary key,
    id uuid not null unique,
    at timestamptz not null,
    actor_kind text not null check (actor_kind in ('PERSON', 'SERVICE', 'SYSTEM', 'ANONYMOUS')),
    actor_id uuid,
    actor_name text not null,
    actor_role text,
    operation text,
    action text not null,
    entity_kind text not null,
    entity_id text not null,
    client_id uuid,
    before jsonb,
    after jsonb,
    address text,
    request_id text not null,
    digest text not null,
    previous_hash text not null,
    hash text not null
  )`,
  // Each filter of the list, in the list's order.
  `create index audit_event_at_idx on audit_event (at, seq)`,
  `create index audit_event_actor_idx on audit_event (actor_id, seq)`,
  `create index audit_event_kind_idx on audit_event (entity_kind, seq)`,
  `create index audit_event_entity_idx on audit_event (entity_id, seq)`,
  `create index audit_event_client_idx on audit_event (client_id, seq)`,
  `create index audit_event_action_idx on audit_event (action, seq)`,
  `create index audit_event_request_idx on audit_event (request_id)`,
  // Places are given in the same turn as the numbers of events (see the first migration): whoever has it waits for
  // nobody, and there is no order of two locks to get wrong.
  `create trigger audit_take_turn before insert on audit_event for each statement execute function event_take_turn()`,
  // The digest is the desk's, over what the event says; the place and the link are given here, where the turn is.
  `create function audit_chain() returns trigger language plpgsql as $$
  declare
    last record;
  begin
    select seq, hash into last from audit_event order by seq desc limit 1;
    new.seq := coalesce(last.seq, 0) + 1;
    new.previous_hash := coalesce(last.hash, repeat('0', 64));
    new.hash := encode(sha256(convert_to(new.seq || ':' || new.previous_hash || ':' || new.digest, 'UTF8')), 'hex');
    return new;
  end $$`,
  `create trigger audit_chain before insert on audit_event for each row execute function audit_chain()`,
  // Where the log stood, noted from time to time: what is cut off its end is missed.
  `create table audit_seal (
    seq bigint primary key,
    hash text not null,
    at timestamptz not null
  )`,
  `create function audit_refuse() returns trigger language plpgsql as $$
  begin
    raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
  end $$`,
  ...['audit_event', 'audit_seal'].map(
    (table) => `create trigger audit_append_only before update or delete or truncate on ${table}
    for each statement execute function audit_refuse()`,
  ),
];
