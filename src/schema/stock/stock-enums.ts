import { PART_STATUSES } from '../../domain/stock/required-part.js';
import { LOCATION_KINDS, MOVEMENT_KINDS, STOCK_ACTIONS } from '../../domain/stock/stock-words.js';
import { STOCK_LOCATION_ORDERS } from '../../services/stock/stock-location.query.js';
import { STOCK_MOVEMENT_ORDERS } from '../../services/stock/stock-movement.query.js';
import { STOCK_ORDERS } from '../../services/stock/stock-level.query.js';
import { enumOf, orderEnumOf } from '../common/enums.js';
import { filterOf } from '../common/filters.js';

export const StockLocationKind = enumOf('StockLocationKind', 'What kind of place stock lies at.', LOCATION_KINDS, {
  WAREHOUSE: 'A warehouse.',
  VAN: 'The van of one technician.',
});
export const StockMovementKind = enumOf('StockMovementKind', 'What moved stock.', MOVEMENT_KINDS, {
  RECEIPT: 'It was delivered.',
  ISSUE: 'It went into a repair, or out of the house.',
  ADJUSTMENT: 'It was counted, and there was more or less than known.',
  TRANSFER: 'It went from one place to another: one movement out, one in.',
  RETURN: 'It came back.',
});
export const StockAction = enumOf('StockAction', 'What is done to stock by hand.', STOCK_ACTIONS, {
  RECEIPT: 'So many have been delivered.',
  COUNT: 'So many are there, whatever was known. What is missing or too much becomes an ADJUSTMENT. Needs a reason.',
  ISSUE: 'So many are taken out. Needs a reason.',
  TRANSFER: 'So many are brought to `toLocationId`.',
  RETURN: 'So many that were issued have come back.',
});
export const RequiredPartStatus = enumOf('RequiredPartStatus', 'Where a required part stands.', PART_STATUSES, {
  REQUESTED: 'Asked for; nobody has decided.',
  APPROVED: 'Granted, and all of it is reserved.',
  SHORTAGE: 'Granted, and only a part of it is there; what arrives is reserved for it.',
  REJECTED: 'Refused, for good.',
  USED: 'It went into the work, for good.',
  RELEASED: 'Not wanted any more, or its ticket has ended; what was reserved can be had again.',
});

export const StockOrder = orderEnumOf('StockOrder', 'stock', STOCK_ORDERS);
export const StockLocationOrder = orderEnumOf('StockLocationOrder', 'stock locations', STOCK_LOCATION_ORDERS);
export const StockMovementOrder = orderEnumOf('StockMovementOrder', 'stock movements', STOCK_MOVEMENT_ORDERS);

export const StockLocationKindFilter = filterOf('StockLocationKindFilter', StockLocationKind);
export const StockMovementKindFilter = filterOf('StockMovementKindFilter', StockMovementKind);
