import { defineEntity, p } from '@mikro-orm/postgresql';
import { LOCALES } from '../../domain/messages.js';

/** A letter on its way. It is written when it is sent: neither its text nor a link in it is stored. */
export const MailSchema = defineEntity({
  name: 'Mail',
  tableName: 'mail',
  properties: {
    id: p.uuid().primary(),
    /** Which letter. */
    letter: p.string(),
    email: p.string(),
    locale: p.enum(LOCALES),
    createdAt: p.datetime(),
    /** When to try next. */
    dueAt: p.datetime(),
    tries: p.integer().default(0),
    sentAt: p.datetime().nullable(),
    givenUpAt: p.datetime().nullable(),
    lastError: p.string().nullable(),
  },
});
export class Mail extends MailSchema.class {}
MailSchema.setClass(Mail);
