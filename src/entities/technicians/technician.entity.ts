import { defineEntity, p } from '@mikro-orm/postgresql';

/** Somebody who repairs. Signs in through an account of role TECHNICIAN, when there is one. */
export const TechnicianSchema = defineEntity({
  name: 'Technician',
  tableName: 'technician',
  properties: {
    id: p.uuid().primary(),
    accountId: p.uuid().nullable(),
    name: p.string(),
    email: p.string().nullable(),
    phone: p.string().nullable(),
    skills: p.array(),
    city: p.string().nullable(),
    active: p.boolean().default(true),
    /** How the system that their tickets were imported from calls them. */
    externalRef: p.string().nullable(),
    createdAt: p.datetime(),
    version: p.integer().version(),
  },
});
export class Technician extends TechnicianSchema.class {}
TechnicianSchema.setClass(Technician);
