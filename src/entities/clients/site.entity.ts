import { defineEntity, p } from '@mikro-orm/postgresql';

/** A place of a client's where robots work. */
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
    createdAt: p.datetime(),
    archivedAt: p.datetime().nullable(),
    version: p.integer().version(),
  },
});
export class Site extends SiteSchema.class {}
SiteSchema.setClass(Site);
