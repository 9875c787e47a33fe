import { Migration } from '@mikro-orm/migrations';

/** Files that people upload, and those that belong to tickets and products. The bytes lie in the storage; rows say where. */
export class Migration20261120140400 extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }

  override down(): void {
    throw new Error('What lies in the storage would not be found any more; restore a backup instead.');
  }
}

const STATEMENTS = [
  `create table file (
    id uuid primary key,
    account_id uuid not null references account deferrable initially deferred,
    purpose text not null check (purpose in ('TICKET_ATTACHMENT', 'PRODUCT_IMAGE')),
    status text not null check (status in ('REQUESTED', 'RECEIVING', 'READY', 'CLAIMED', 'ARCHIVED', 'EXPIRED')),
    name text not null,
    content_type text not null,
    size integer not null check (size > 0),
    contents jsonb,
    link_key text not null,
    uploads integer not null default 0,
    receiving_until timestamptz,
    created_at timestamptz not null,
    uploaded_at timestamptz,
    claimed_at timestamptz,
    archived_at timestamptz,
    check ((contents is null) = (uploaded_at is null))
  )`,
  // What nobody has claimed is looked for by its age.
  `create index file_unclaimed_idx on file (created_at, id) where status not in ('CLAIMED', 'ARCHIVED')`,
  `create index file_account_id_idx on file (account_id)`,

  `create table ticket_attachment (
    id uuid primary key,
    ticket_id uuid not null references ticket deferrable initially deferred,
    file_id uuid not null unique references file deferrable initially deferred,
    caption text,
    internal boolean not null default false,
    account_id uuid not null references account deferrable initially deferred,
    created_by jsonb not null,
    created_at timestamptz not null,
    archived_at timestamptz
  )`,
  `create index ticket_attachment_ticket_id_idx on ticket_attachment (ticket_id, created_at, id) where archived_at is null`,

  `create table product_image (
    id uuid primary key,
    product_id uuid not null references product deferrable initially deferred,
    file_id uuid not null unique references file deferrable initially deferred,
    caption text,
    account_id uuid not null references account deferrable initially deferred,
    created_at timestamptz not null,
    archived_at timestamptz
  )`,
  `create index product_image_product_id_idx on product_image (product_id, created_at, id) where archived_at is null`,
];
