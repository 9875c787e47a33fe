import { Migration } from '@mikro-orm/migrations';

/**
 * Stock as movements: what is on hand is their sum, kept beside them under constraints that hold whoever writes; and the
 * parts that tickets need, which reserve it.
 */
export class Migration20261120140300 extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }

  override down(): void {
    throw new Error('Movements of stock would be lost; restore a backup instead.');
  }
}

const STATEMENTS = [
  `create table stock_location (
    id uuid primary key,
    name text not null unique,
    kind text not null check (kind in ('WAREHOUSE', 'VAN')),
    technician_id uuid references technician deferrable initially deferred,
    address text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    archived_at timestamptz,
    version integer not null default 1,
    check ((kind = 'VAN') = (technician_id is not null))
  )`,
  `create index stock_location_name_idx on stock_location (name, id)`,
  `create unique index stock_location_van_key on stock_location (technician_id) where archived_at is null`,

  // One row for each product and place. The sums that it keeps can be reckoned anew from movements and required parts.
  `create table stock_level (
    id uuid primary key,
    product_id uuid not null references product deferrable initially deferred,
    location_id uuid not null references stock_location deferrable initially deferred,
    on_hand integer not null default 0 check (on_hand >= 0),
    reserved integer not null default 0 check (reserved >= 0),
    threshold integer check (threshold >= 0),
    below_threshold boolean not null default false,
    average_cost numeric(14, 4),
    last_movement_at timestamptz,
    created_at timestamptz not null,
    unique (product_id, location_id),
    check (reserved <= on_hand)
  )`,
  `create index stock_level_location_id_idx on stock_level (location_id, id)`,
  `create index stock_level_available_idx on stock_level ((on_hand - reserved), id)`,
  `create index stock_level_moved_idx on stock_level ((coalesce(last_movement_at, created_at)), id)`,
  `create index stock_level_below_idx on stock_level (id) where below_threshold`,

  `create table required_part (
    id uuid primary key,
    ticket_id uuid not null references ticket deferrable initially deferred,
    product_id uuid not null references product deferrable initially deferred,
    location_id uuid references stock_location deferrable initially deferred,
    status text not null check (status in ('REQUESTED', 'APPROVED', 'SHORTAGE', 'REJECTED', 'USED', 'RELEASED')),
    quantity integer not null check (quantity > 0),
    approved integer check (approved > 0),
    reserved integer not null default 0 check (reserved >= 0),
    used integer not null default 0 check (used >= 0),
    note text,
    reason text,
    requested_by jsonb not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version integer not null default 1,
    check (reserved <= coalesce(approved, 0)),
    check (reserved = 0 or status in ('APPROVED', 'SHORTAGE')),
    check (status not in ('APPROVED', 'SHORTAGE') or location_id is not null)
  )`,
  `create index required_part_ticket_id_idx on required_part (ticket_id, created_at, id)`,
  `create index required_part_shortage_idx on required_part (product_id, location_id) where status = 'SHORTAGE'`,
  `create index required_part_location_id_idx on required_part (location_id)`,

  `create table stock_movement (
    id uuid primary key,
    product_id uuid not null references product deferrable initially deferred,
    location_id uuid not null references stock_location deferrable initially deferred,
    kind text not null check (kind in ('RECEIPT', 'ISSUE', 'ADJUSTMENT', 'TRANSFER', 'RETURN')),
    quantity integer not null check (quantity <> 0),
    unit_cost numeric(14, 4),
    reason text,
    reference text,
    serial_numbers text[] not null default '{}',
    replaced_serial_numbers text[] not null default '{}',
    transfer_id uuid,
    ticket_id uuid references ticket deferrable initially deferred,
    required_part_id uuid references required_part deferrable initially deferred,
    actor jsonb not null,
    at timestamptz not null,
    check (kind not in ('RECEIPT', 'RETURN') or quantity > 0),
    check (kind <> 'ISSUE' or quantity < 0),
    check ((kind = 'TRANSFER') = (transfer_id is not null))
  )`,
  `create index stock_movement_at_idx on stock_movement (at, id)`,
  `create index stock_movement_product_id_idx on stock_movement (product_id, at, id)`,
  `create index stock_movement_location_id_idx on stock_movement (location_id, at, id)`,
  `create index stock_movement_ticket_id_idx on stock_movement (ticket_id, at, id) where ticket_id is not null`,
  `create index stock_movement_required_part_id_idx on stock_movement (required_part_id) where required_part_id is not null`,
  // What has moved has moved: a wrong movement is put right by another one.
  `create function refuse_change_of_stock_movement() returns trigger language plpgsql as $$
    begin raise exception 'stock movements are append-only' using errcode = '42501'; end $$`,
  `create trigger stock_movement_append_only before update or delete on stock_movement
    for each row execute function refuse_change_of_stock_movement()`,
  `create trigger stock_movement_no_truncate before truncate on stock_movement
    for each statement execute function refuse_change_of_stock_movement()`,

  // Pieces of serial-tracked products: each is at one place, or at none when it has left the stock.
  `create table stock_piece (
    id uuid primary key,
    product_id uuid not null references product deferrable initially deferred,
    serial_number text not null,
    location_id uuid references stock_location deferrable initially deferred,
    created_at timestamptz not null,
    unique (product_id, serial_number)
  )`,
  `create index stock_piece_location_id_idx on stock_piece (location_id, product_id) where location_id is not null`,
];
