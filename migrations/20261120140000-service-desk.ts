import { Migration } from '@mikro-orm/migrations';

/**
 * What the service desk stands on: products, devices (assets that are not robots), contracts, and the policies and
 * calendars that service levels are reckoned by. Several domains read these; what only one of them needs, it brings itself.
 */
export class Migration20261120140000 extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }

  override down(): void {
    throw new Error('Devices, contracts and policies would be lost; restore a backup instead.');
  }
}

const STATEMENTS = [
  // Search is French-aware: accents and plural forms make no difference. Both extensions are trusted, so that the owner of
  // a database may create them.
  `create extension if not exists unaccent`,
  `create extension if not exists pg_trgm`,
  `create text search configuration desk (copy = pg_catalog.french)`,
  `alter text search configuration desk alter mapping for asciihword, asciiword, hword, hword_asciipart, hword_part, word
    with unaccent, french_stem`,

  `create table product (
    id uuid primary key,
    reference text not null unique,
    name text not null,
    description text not null default '',
    kind text not null check (kind in ('EQUIPMENT', 'PART')),
    category text,
    brand text,
    model text,
    price_amount numeric(14, 2),
    price_currency text not null default 'EUR',
    vat_rate numeric(5, 2) not null default 20.00 check (vat_rate between 0 and 100),
    warranty_months integer not null default 24 check (warranty_months between 0 and 600),
    warranty_exclusions text[] not null default '{}',
    compatible_models text[] not null default '{}',
    serial_tracked boolean not null default false,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    archived_at timestamptz,
    version integer not null default 1
  )`,
  `create index product_name_idx on product (name, id)`,
  `create index product_created_at_idx on product (created_at, id)`,
  `create index product_search_idx on product
    using gin (to_tsvector('desk', reference || ' ' || name || ' ' || coalesce(brand, '') || ' ' || coalesce(model, '') || ' ' || description))`,

  `create table device (
    id uuid primary key,
    client_id uuid not null references client deferrable initially deferred,
    site_id uuid references site deferrable initially deferred,
    product_id uuid references product deferrable initially deferred,
    name text not null,
    brand text,
    model text,
    serial_number text,
    operating_system text,
    purchased_on date,
    purchase_place text,
    external_ref text unique,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    archived_at timestamptz,
    version integer not null default 1
  )`,
  `create index device_client_id_idx on device (client_id, created_at, id)`,
  `create index device_created_at_idx on device (created_at, id)`,
  `create index device_site_id_idx on device (site_id)`,
  `create index device_product_id_idx on device (product_id)`,
  `create unique index device_serial_key on device (client_id, serial_number) where archived_at is null`,
  // A robot is an asset too: what is known of any asset, beside what only robots have.
  `alter table robot
    add column product_id uuid references product deferrable initially deferred,
    add column operating_system text,
    add column purchased_on date,
    add column purchase_place text,
    add column external_ref text unique`,
  `create index robot_product_id_idx on robot (product_id)`,

  `create table sla_calendar (
    id uuid primary key,
    name text not null unique,
    time_zone text not null,
    hours jsonb not null,
    holiday_country text,
    holiday_region text,
    overrides jsonb not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version integer not null default 1
  )`,
  `create table sla_policy (
    id uuid primary key,
    name text not null unique,
    calendar_id uuid not null references sla_calendar deferrable initially deferred,
    targets jsonb not null,
    pause_statuses text[] not null,
    warning_percent integer not null default 75 check (warning_percent between 1 and 99),
    breach_actions jsonb not null,
    is_default boolean not null default false,
    enabled boolean not null default true,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version integer not null default 1
  )`,
  `create table contract (
    id uuid primary key,
    client_id uuid not null references client deferrable initially deferred,
    number text not null unique,
    name text not null,
    level text not null default 'STANDARD' check (level in ('STANDARD', 'PREMIUM', 'CRITICAL')),
    starts_on date not null,
    ends_on date,
    sla_policy_id uuid references sla_policy deferrable initially deferred,
    covers_all_assets boolean not null default true,
    covers_parts boolean not null default false,
    exclusions text[] not null default '{}',
    yearly_price_amount numeric(14, 2),
    hourly_rate_amount numeric(14, 2),
    price_currency text not null default 'EUR',
    external_ref text unique,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    archived_at timestamptz,
    version integer not null default 1,
    check (ends_on is null or ends_on >= starts_on)
  )`,
  `create index contract_client_id_idx on contract (client_id, starts_on, id)`,
  `create index contract_sla_policy_id_idx on contract (sla_policy_id)`,
  // The assets that a contract covers, when it does not cover all of its client's: robots or devices, by their ids.
  `create table contract_asset (
    contract_id uuid not null references contract deferrable initially deferred,
    asset_id uuid not null,
    primary key (contract_id, asset_id)
  )`,
  `create index contract_asset_asset_id_idx on contract_asset (asset_id)`,

  `alter table ticket
    add column device_id uuid references device deferrable initially deferred,
    add column contract_id uuid references contract deferrable initially deferred`,
  `create index ticket_device_id_idx on ticket (device_id, created_at, id) where device_id is not null`,
  `create index ticket_technician_device_idx on ticket (technician_id, device_id) where device_id is not null`,
];
