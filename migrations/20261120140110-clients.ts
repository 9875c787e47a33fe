import { Migration } from '@mikro-orm/migrations';

/** People at a client's, what a client prefers, and what partners know sites and contacts by. */
export class Migration20261120140110 extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }

  override down(): void {
    throw new Error('Contacts would be lost; restore a backup instead.');
  }
}

const STATEMENTS = [
  `alter table client add column preferred_contact_mode text
    check (preferred_contact_mode in ('EMAIL', 'PHONE', 'SMS', 'PORTAL'))`,
  // Unique within a client, so that nobody learns by a reference what another client has.
  `alter table site add column external_ref text`,
  `create unique index site_external_ref_key on site (client_id, external_ref)`,
  `create table contact (
    id uuid primary key,
    client_id uuid not null references client deferrable initially deferred,
    site_id uuid references site deferrable initially deferred,
    name text not null,
    function text,
    department text,
    email text,
    phone text,
    preferred_mode text check (preferred_mode in ('EMAIL', 'PHONE', 'SMS', 'PORTAL')),
    is_primary boolean not null default false,
    external_ref text,
    created_at timestamptz not null,
    archived_at timestamptz,
    version integer not null default 1
  )`,
  `create index contact_client_id_idx on contact (client_id, name, id)`,
  `create index contact_site_id_idx on contact (site_id)`,
  `create unique index contact_external_ref_key on contact (client_id, external_ref)`,
  `create unique index contact_primary_key on contact (client_id) where is_primary and archived_at is null`,

  `create sequence contract_number`,
  `create index contract_starts_on_idx on contract (starts_on, id)`,
  `create index contract_created_at_idx on contract (created_at, id)`,

  // Robots and devices are one list, by time or by name.
  `create index device_name_idx on device (name, id)`,
  `create index robot_asset_name_idx on robot ((model || ' ' || serial_number), id)`,
];
