import { Migration } from '@mikro-orm/migrations';

/**
 * Limits that an ADMIN changes while the desk runs: one row, with a version that edits are made on. `content` holds what
 * was changed and nothing else, so that defaults go on being those of the code.
 */
export class Migration20261120120000 extends Migration {
  override up(): void {
    this.addSql(`
      create table policies (
        only_row boolean primary key default true check (only_row),
        content jsonb not null,
        version integer not null default 1,
        updated_at timestamptz,
        updated_by uuid references account deferrable initially deferred
      );
      insert into policies (content) values ('{}');
    `);
  }

  override down(): void {
    this.addSql(`drop table policies;`);
  }
}
