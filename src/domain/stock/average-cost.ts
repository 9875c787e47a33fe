/** The weighted average cost of stock, in decimals: four places, so that many small receipts lose nothing. */

const SCALE = 4;
const UNIT = 10n ** BigInt(SCALE);

/**
 * What a piece costs on average after a receipt. A receipt whose cost nobody said is taken at the average; null while
 * no cost was ever said.
 * @param quantity pieces that arrive, more than 0
 */
export function averageAfter(
  before: { onHand: number; averageCost: string | null },
  quantity: number,
  unitCost: string | null,
): string | null {
  const cost = unitCost ?? before.averageCost;
  if (cost === null) return null;
  // Pieces whose cost nobody knew are taken at the first cost that is said.
  const old = scaled(before.averageCost ?? cost) * BigInt(before.onHand);
  const total = BigInt(before.onHand + quantity);
  return text((old + scaled(cost) * BigInt(quantity) + total / 2n) / total);
}

/** A decimal that is not negative, in ten-thousandths. */
function scaled(decimal: string): bigint {
  const [whole = '0', part = ''] = decimal.split('.');
  return BigInt(whole) * UNIT + BigInt(part.slice(0, SCALE).padEnd(SCALE, '0'));
}

const text = (value: bigint): string => `${value / UNIT}.${String(value % UNIT).padStart(SCALE, '0')}`;
