import { Migration } from '@mikro-orm/migrations';

/** Indexes for the orders and conditions of the catalogue's list. */
export class Migration20261120140200 extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }

  override down(): void {
    for (const name of NAMES) this.addSql(`drop index ${name}`);
  }
}

const STATEMENTS = [
  `create index product_reference_idx on product (reference, id)`,
  // What is on request has no price, and stands behind what has one.
  `create index product_price_idx on product (coalesce(price_amount, 'Infinity'), id)`,
  `create index product_kind_idx on product (kind, category)`,
  `create index product_category_idx on product (category)`,
  `create index product_brand_idx on product (brand)`,
  `create index product_compatible_models_idx on product using gin (compatible_models)`,
];
const NAMES = STATEMENTS.map((statement) => /create index (\w+)/.exec(statement)![1]!);
