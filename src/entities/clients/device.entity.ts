import { defineEntity, p } from '@mikro-orm/postgresql';

/** An asset of a client's that is not a robot: a computer, a server, a machine. */
export const DeviceSchema = defineEntity({
  name: 'Device',
  tableName: 'device',
  properties: {
    id: p.uuid().primary(),
    clientId: p.uuid(),
    siteId: p.uuid().nullable(),
    productId: p.uuid().nullable(),
    name: p.string(),
    brand: p.string().nullable(),
    model: p.string().nullable(),
    serialNumber: p.string().nullable(),
    operatingSystem: p.string().nullable(),
    purchasedOn: p.date().$type<string>().nullable(),
    purchasePlace: p.string().nullable(),
    externalRef: p.string().nullable(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
    archivedAt: p.datetime().nullable(),
    version: p.integer().version(),
  },
});

/** What may be said anew of a device. */
export type DeviceRecord = Pick<
  Device,
  | 'name'
  | 'brand'
  | 'model'
  | 'serialNumber'
  | 'operatingSystem'
  | 'purchasedOn'
  | 'purchasePlace'
  | 'externalRef'
  | 'siteId'
  | 'productId'
>;

export class Device extends DeviceSchema.class {
  /** Takes what is given; the rest stays. */
  edit(record: Partial<DeviceRecord>, at: Date): void {
    Object.assign(this, record);
    this.updatedAt = at;
  }

  /** It is in use no more; what was done on it stays. */
  archive(at: Date): void {
    this.archivedAt ??= at;
    this.updatedAt = at;
  }
}
DeviceSchema.setClass(Device);
