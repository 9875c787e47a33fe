import { Migration } from '@mikro-orm/migrations';

/**
 * What lists are searched by: for each thing an index of its words, in French and without accents, and one of its codes,
 * by three characters. The expressions are those of the queries (`SearchDocument`), to the letter.
 */
export class Migration20261120140100 extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }

  override down(): void {
    for (const name of NAMES) this.addSql(`drop index ${name}`);
  }
}

const STATEMENTS = [
  `create index ticket_search_idx on ticket using gin (to_tsvector('desk', title || ' ' || description))`,
  `create index ticket_codes_idx on ticket using gin (number gin_trgm_ops)`,
  `create index client_search_idx on client using gin (to_tsvector('desk', name))`,
  `create index client_codes_idx on client
    using gin ((coalesce(external_ref, '') || ' ' || coalesce(email, '') || ' ' || coalesce(phone, '')) gin_trgm_ops)`,
  `create index robot_search_idx on robot using gin (to_tsvector('desk', manufacturer || ' ' || model || ' ' || serial_number))`,
  `create index robot_codes_idx on robot
    using gin ((serial_number || ' ' || model || ' ' || manufacturer || ' ' || coalesce(external_ref, '')) gin_trgm_ops)`,
  `create index device_search_idx on device
    using gin (to_tsvector('desk', name || ' ' || coalesce(brand, '') || ' ' || coalesce(model, '') || ' ' || coalesce(operating_system, '')))`,
  `create index device_codes_idx on device
    using gin ((coalesce(serial_number, '') || ' ' || coalesce(model, '') || ' ' || coalesce(external_ref, '')) gin_trgm_ops)`,
  `create index product_codes_idx on product using gin (reference gin_trgm_ops)`,
];
const NAMES = STATEMENTS.map((statement) => /create index (\w+)/.exec(statement)![1]!);
