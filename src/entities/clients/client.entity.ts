import { defineEntity, p } from '@mikro-orm/postgresql';
import { LOCALES } from '../../domain/messages.js';

export const CLIENT_KINDS = ['COMPANY', 'PERSON'] as const;

/** Who owns robots and asks for service: a company or a person. */
export const ClientSchema = defineEntity({
  name: 'Client',
  tableName: 'client',
  properties: {
    id: p.uuid().primary(),
    name: p.string(),
    kind: p.enum(CLIENT_KINDS),
    externalRef: p.string().nullable(),
    email: p.string().nullable(),
    phone: p.string().nullable(),
    locale: p.enum(LOCALES).default('fr'),
    createdAt: p.datetime(),
    archivedAt: p.datetime().nullable(),
    version: p.integer().version(),
  },
});
export class Client extends ClientSchema.class {}
ClientSchema.setClass(Client);
