/** The closed lists of the stock. */

/** Where stock lies: in a warehouse, or in the van of one technician. */
export const LOCATION_KINDS = ['WAREHOUSE', 'VAN'] as const;
export type LocationKind = (typeof LOCATION_KINDS)[number];

/** What moves stock. A TRANSFER has two legs, one out and one in. */
export const MOVEMENT_KINDS = ['RECEIPT', 'ISSUE', 'ADJUSTMENT', 'TRANSFER', 'RETURN'] as const;
export type MovementKind = (typeof MOVEMENT_KINDS)[number];

/** What a person does to stock. A COUNT says how much there is; the ADJUSTMENT that follows is the difference. */
export const STOCK_ACTIONS = ['RECEIPT', 'COUNT', 'ISSUE', 'TRANSFER', 'RETURN'] as const;
export type StockAction = (typeof STOCK_ACTIONS)[number];

/** All stock is valued in one currency: an average of several would be a price that nobody paid. */
export const STOCK_CURRENCY = 'EUR';

/** Pieces in one movement at the most. */
export const QUANTITY_MAX = 100_000;
