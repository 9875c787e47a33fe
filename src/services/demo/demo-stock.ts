/** The stock of the demo desk: a warehouse in Lyon, a van for each technician, and a part that somebody waits for. */
import { newId } from '../../domain/ids.js';
import { Product } from '../../entities/catalogue/product.entity.js';
import { RequiredPart } from '../../entities/stock/required-part.entity.js';
import { StockLocation } from '../../entities/stock/stock-location.entity.js';
import { Technician } from '../../entities/technicians/technician.entity.js';
import { Ticket } from '../../entities/tickets/ticket.entity.js';
import { lockLevels, settleLevels } from '../stock/levels.js';
import { move, transfer } from '../stock/movements.js';
import { recordParts } from '../stock/part-events.js';
import { putPieces, takePieces } from '../stock/pieces.js';
import type { Tx } from '../transaction.js';

/** Pieces that are delivered of each part, by its place in the catalogue; some are scarce. */
const DELIVERED = [4, 6, 12, 8, 10, 24, 3, 5, 7, 20, 2, 4, 9, 5, 30, 6, 1];
/** Below this many the warehouse wants more. */
const THRESHOLD = 3;
const WAITED_FOR = { reference: 'ROU-MOT-160', quantity: 2, note: 'Bandage décollé, les deux roues motrices.' };

/** Fills the stock with the parts of the catalogue, as deliveries and transfers, and asks for a part. */
export async function createStock(tx: Tx): Promise<void> {
  await tx.em.flush();
  const parts = await tx.em.find(Product, { kind: 'PART' }, { orderBy: { reference: 'asc' } });
  const technicians = await tx.em.find(Technician, {}, { orderBy: { name: 'asc' } });
  const place = (name: string, technicianId: string | null, address: string | null = null): StockLocation =>
    tx.em.create(StockLocation, {
      id: newId(),
      name,
      kind: technicianId ? 'VAN' : 'WAREHOUSE',
      technicianId,
      address,
      createdAt: tx.now,
      updatedAt: tx.now,
      archivedAt: null,
    });
  const warehouse = place('Entrepôt de Lyon', null, '8 rue de l’Industrie, 69007 Lyon');
  const vans = technicians.map(({ id, name }) => place(`Camionnette de ${name}`, id));
  for (const [index, part] of parts.entries())
    await deliver(tx, part, DELIVERED[index % DELIVERED.length]!, warehouse, vans);
  await askFor(tx, technicians);
}

/** Parts are bought for two thirds of what they are sold for. */
function twoThirdsOf(price: string): string {
  const cents = (BigInt(price.replace('.', '')) * 2n) / 3n;
  return `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
}

/** A delivery to the warehouse, of which each van takes a piece where there are enough. */
async function deliver(tx: Tx, part: Product, quantity: number, warehouse: StockLocation, vans: StockLocation[]) {
  const at = (location: StockLocation) => ({ productId: part.id, locationId: location.id });
  const levels = await lockLevels(tx, [warehouse, ...vans].map(at));
  const serials = part.serialTracked
    ? Array.from({ length: quantity }, (_, index) => `${part.reference}-${String(index + 1).padStart(4, '0')}`)
    : [];
  const left = [...serials];
  const stored = levels.of(at(warehouse));
  await putPieces(tx, stored, serials);
  const unitCost = part.priceAmount ? twoThirdsOf(part.priceAmount) : null;
  move(tx, stored, { kind: 'RECEIPT', quantity, unitCost, reference: 'BL-2026-0417', serialNumbers: serials });
  stored.threshold = THRESHOLD;
  if (quantity >= 4)
    for (const van of vans) {
      const serialNumbers = left.splice(0, 1);
      const carried = levels.of(at(van));
      await takePieces(tx, stored, serialNumbers);
      await putPieces(tx, carried, serialNumbers, true);
      transfer(tx, stored, carried, 1, { reason: 'Dotation de la camionnette', serialNumbers });
    }
  await settleLevels(tx, levels);
}

/** The first technician's ticket waits for a part that nobody has granted yet. */
async function askFor(tx: Tx, technicians: readonly Technician[]): Promise<void> {
  const product = await tx.em.findOne(Product, { reference: WAITED_FOR.reference });
  const technician = technicians.find(({ name }) => name.startsWith('Théo'));
  const ticket = technician && (await tx.em.findOne(Ticket, { technicianId: technician.id }));
  if (!product || !ticket) return;
  const by = { kind: 'PERSON', id: technician.accountId ?? null, name: technician.name } as const;
  const part = tx.em.create(RequiredPart, {
    id: newId(),
    ticketId: ticket.id,
    productId: product.id,
    locationId: null,
    status: 'REQUESTED',
    quantity: WAITED_FOR.quantity,
    approved: null,
    note: WAITED_FOR.note,
    reason: null,
    requestedBy: by,
    createdAt: tx.now,
    updatedAt: tx.now,
  });
  await recordParts(tx, 'ticket.part_requested', [part], by);
}
