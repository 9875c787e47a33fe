/** Stock in tests: what the desk keeps of it is held against what its movements and required parts come to. */
import { sql } from 'kysely';
import { expect } from 'vitest';
import type { TestDesk } from './desk.js';

interface Sums {
  place: string;
  onHand: number;
  reserved: number;
}

/** Every level is the sum of its movements, what is reserved the sum of its parts, and pieces lie where they are counted. */
export async function expectSums({ desk }: TestDesk): Promise<void> {
  const kept = await sql<Sums>`
    select product_id || ' ' || location_id as place, on_hand as "onHand", reserved from stock_level
    where on_hand > 0 or reserved > 0 order by 1`.execute(desk.db);
  const reckoned = await sql<Sums>`
    with moved as (
        select product_id, location_id, sum(quantity)::integer as total from stock_movement group by 1, 2),
      promised as (
        select product_id, location_id, sum(reserved)::integer as total from required_part where reserved > 0 group by 1, 2)
    select product_id || ' ' || location_id as place, coalesce(moved.total, 0) as "onHand",
      coalesce(promised.total, 0) as reserved
    from moved full join promised using (product_id, location_id)
    where coalesce(moved.total, 0) <> 0 or promised.total > 0 order by 1`.execute(desk.db);
  expect(kept.rows).toEqual(reckoned.rows);
  const pieces = await sql`
    select level.product_id from stock_level as level join product on product.id = level.product_id and product.serial_tracked
    where level.on_hand <> (select count(*) from stock_piece
      where stock_piece.product_id = level.product_id and stock_piece.location_id = level.location_id)`.execute(
    desk.db,
  );
  expect(pieces.rows).toEqual([]);
}

/** Empties the stock, which nothing that the desk does can: what has moved has moved. */
export async function withoutStock({ desk }: TestDesk): Promise<void> {
  await sql`alter table stock_movement disable trigger user`.execute(desk.db);
  for (const table of ['stock_movement', 'required_part', 'stock_piece', 'stock_level'] as const)
    await desk.db.deleteFrom(table).execute();
  await sql`alter table stock_movement enable trigger user`.execute(desk.db);
}
