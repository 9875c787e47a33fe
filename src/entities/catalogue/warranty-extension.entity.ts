import { defineEntity, p } from '@mikro-orm/postgresql';
import { EXTENSION_REASONS } from '../../domain/catalogue/warranty.js';

/** Something that extends the legal guarantee of an asset. It is never changed. */
export const WarrantyExtensionSchema = defineEntity({
  name: 'WarrantyExtension',
  tableName: 'warranty_extension',
  properties: {
    id: p.uuid().primary(),
    /** A robot or a device. */
    assetId: p.uuid(),
    reason: p.enum(EXTENSION_REASONS),
    months: p.integer(),
    /** The day of the repair. */
    at: p.date().$type<string>(),
    createdAt: p.datetime(),
  },
});
export class WarrantyExtension extends WarrantyExtensionSchema.class {}
WarrantyExtensionSchema.setClass(WarrantyExtension);
