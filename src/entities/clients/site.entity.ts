import { defineEntity, p } from '@mikro-orm/postgresql';
import { takeParts } from './parts.js';

/** A place of a client's, where its robots and devices are. */
export const SiteSchema = defineEntity({
  name: 'Site',
  tableName: 'site',
  properties: {
    id: p.uuid().primary(),
    clientId: p.uuid(),
    name: p.string(),
    street: p.string().nullable(),
    postalCode: p.string().nullable(),
    city: p.string().nullable(),
    country: p.string().default('FR'),
    latitude: p.double().$type<number>().nullable(),
    longitude: p.double().$type<number>().nullable(),
    timeZone: p.string().default('Europe/Paris'),
    /** What a partner knows it by; unique within its client. */
    externalRef: p.string().nullable(),
    createdAt: p.datetime(),
    archivedAt: p.datetime().nullable(),
    version: p.integer().version(),
  },
});

/** What may be said anew of a site. */
export type SiteAddress = Pick<
  Site,
  'name' | 'street' | 'postalCode' | 'city' | 'country' | 'latitude' | 'longitude' | 'timeZone' | 'externalRef'
>;

export class Site extends SiteSchema.class {
  /** Takes what is given, the rest stays; answers whether that was any change. */
  edit(address: Partial<SiteAddress>): boolean {
    return takeParts<SiteAddress>(this, address);
  }

  /** It is used no more; what was done there stays. */
  archive(at: Date): void {
    this.archivedAt ??= at;
  }
}
SiteSchema.setClass(Site);
