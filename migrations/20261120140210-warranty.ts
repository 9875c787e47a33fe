import { Migration } from '@mikro-orm/migrations';

/** What extends the legal guarantee of an asset: repairs under it. */
export class Migration20261120140210 extends Migration {
  override up(): void {
    // An asset is a robot or a device, by its id. One repair extends once, however often it is told.
    this.addSql(`create table warranty_extension (
      id uuid primary key,
      asset_id uuid not null,
      reason text not null check (reason in ('CONFORMITY_REPAIR')),
      months integer not null check (months between 1 and 600),
      at date not null,
      created_at timestamptz not null,
      unique (asset_id, reason, at)
    )`);
  }

  override down(): void {
    this.addSql(`drop table warranty_extension`);
  }
}
