import { defineEntity, p } from '@mikro-orm/postgresql';
import { CONTACT_MODES } from '../../domain/tickets/ticket-words.js';
import { takeParts } from './parts.js';

/** Somebody at a client's, to be asked or told. */
export const ContactSchema = defineEntity({
  name: 'Contact',
  tableName: 'contact',
  properties: {
    id: p.uuid().primary(),
    clientId: p.uuid(),
    siteId: p.uuid().nullable(),
    name: p.string(),
    /** What they do there, and in which department. */
    function: p.string().nullable(),
    department: p.string().nullable(),
    email: p.string().nullable(),
    phone: p.string().nullable(),
    preferredMode: p.enum(CONTACT_MODES).nullable(),
    /** The one to turn to first; a client has one at the most. */
    isPrimary: p.boolean().default(false),
    /** What a partner knows them by; unique within their client. */
    externalRef: p.string().nullable(),
    createdAt: p.datetime(),
    archivedAt: p.datetime().nullable(),
    version: p.integer().version(),
  },
});

/** What may be said anew of a contact. */
export type ContactCard = Pick<
  Contact,
  'name' | 'function' | 'department' | 'email' | 'phone' | 'preferredMode' | 'siteId' | 'externalRef'
>;

export class Contact extends ContactSchema.class {
  /** Takes what is given, the rest stays; answers whether that was any change. */
  edit(card: Partial<ContactCard>): boolean {
    return takeParts<ContactCard>(this, card);
  }

  /** Is turned to first, or no more. */
  rank(isPrimary: boolean): void {
    this.isPrimary = isPrimary;
  }

  /** They are there no more; what they said stays. */
  archive(at: Date): void {
    this.archivedAt ??= at;
  }
}
ContactSchema.setClass(Contact);
