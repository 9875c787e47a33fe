import { defineEntity, p } from '@mikro-orm/postgresql';
import { LOCALES } from '../../domain/messages.js';
import { CONTACT_MODES } from '../../domain/tickets/ticket-words.js';
import { takeParts } from './parts.js';

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
    /** How it prefers to be reached. */
    preferredContactMode: p.enum(CONTACT_MODES).nullable(),
    createdAt: p.datetime(),
    archivedAt: p.datetime().nullable(),
    version: p.integer().version(),
  },
});

/** What may be said anew of a client. */
export type ClientProfile = Pick<
  Client,
  'name' | 'kind' | 'email' | 'phone' | 'locale' | 'preferredContactMode' | 'externalRef'
>;

export class Client extends ClientSchema.class {
  /** Takes what is given, the rest stays; answers whether that was any change. */
  edit(profile: Partial<ClientProfile>): boolean {
    return takeParts<ClientProfile>(this, profile);
  }

  /** It is served no more; what was done for it stays. */
  archive(at: Date): void {
    this.archivedAt ??= at;
  }
}
ClientSchema.setClass(Client);
