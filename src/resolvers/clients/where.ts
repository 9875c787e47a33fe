/** Conditions on their way in: their ids are decoded, everything else is as it was given. */
import { assetIdOf, idFilter } from '../../schema/common/decode.js';
import type { AssetWhere as AssetWhereInput } from '../../schema/clients/asset.type.js';
import type { ContractWhere as ContractWhereInput } from '../../schema/clients/contract.type.js';
import type { AssetWhere } from '../../services/clients/asset.query.js';
import type { ContractWhere } from '../../services/clients/contract.query.js';

export const assetWhereOf = (where?: AssetWhereInput): AssetWhere => ({
  ...where,
  clientId: idFilter('Client', where?.clientId),
  siteId: idFilter('Site', where?.siteId),
  productId: idFilter('Product', where?.productId),
});

export const contractWhereOf = (where?: ContractWhereInput): ContractWhere => ({
  ...where,
  clientId: idFilter('Client', where?.clientId),
  assetId: where?.assetId == null ? null : assetIdOf(where.assetId),
});
