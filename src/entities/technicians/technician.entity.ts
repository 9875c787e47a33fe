import { defineEntity, p } from '@mikro-orm/postgresql';
import type { Certification } from '../../domain/technicians/suggestion.js';
import type { WorkingHours } from '../../domain/technicians/working-hours.js';

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
    certifications: p
      .json()
      .$type<Certification[]>()
      .onCreate(() => []),
    /** Where they set out from. */
    address: p.string().nullable(),
    city: p.string().nullable(),
    latitude: p.double().$type<number>().nullable(),
    longitude: p.double().$type<number>().nullable(),
    workingHours: p
      .json()
      .$type<WorkingHours>()
      .onCreate(() => ({})),
    timeZone: p.string().default('Europe/Paris'),
    active: p.boolean().default(true),
    /** How the system that their tickets were imported from calls them. */
    externalRef: p.string().nullable(),
    createdAt: p.datetime(),
    updatedAt: p.datetime().nullable(),
    version: p.integer().version(),
  },
});
export class Technician extends TechnicianSchema.class {}
TechnicianSchema.setClass(Technician);
