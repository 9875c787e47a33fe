import { may, type Row } from './rules.js';

/** Levels and places, without what stock costs. */
export const STOCK_ROW: Row = { TECHNICIAN: 'all', SAV_MANAGER: 'all', ADMIN: 'all' };
export const MOVEMENTS_ROW: Row = { SAV_MANAGER: 'all', ADMIN: 'all' };
export const REQUIRED_PARTS_ROW: Row = { TECHNICIAN: 'assigned', SAV_MANAGER: 'all', ADMIN: 'all' };
const COST_ROW = MOVEMENTS_ROW;

export const stockPermissions = {
  Query: {
    stock: may(
      { TECHNICIAN: 'availability', SAV_MANAGER: 'all', ADMIN: 'all' },
      { words: 'a technician sees how much there is, and `averageCost` and `value` are withheld' },
    ),
    stockLocations: may(STOCK_ROW),
    stockMovements: may(MOVEMENTS_ROW),
    stockStatistics: may({ SAV_MANAGER: 'all', ADMIN: 'all' }),
  },
  Mutation: {
    adjustStock: may({ SAV_MANAGER: 'all' }),
    setStockThreshold: may({ SAV_MANAGER: 'all', ADMIN: 'all' }),
    upsertStockLocation: may({ SAV_MANAGER: 'all', ADMIN: 'all' }),
    addRequiredPart: may({ TECHNICIAN: 'assigned' }),
    approveRequiredParts: may({ SAV_MANAGER: 'all' }),
    rejectRequiredPart: may({ SAV_MANAGER: 'all' }),
    withdrawRequiredPart: may({ TECHNICIAN: 'assigned', SAV_MANAGER: 'all' }),
    useRequiredPart: may({ TECHNICIAN: 'assigned', SAV_MANAGER: 'all' }),
  },
  Product: { availability: may(STOCK_ROW) },
  StockLevel: { averageCost: may(COST_ROW), value: may(COST_ROW) },
  Ticket: { requiredParts: may(REQUIRED_PARTS_ROW) },
};
