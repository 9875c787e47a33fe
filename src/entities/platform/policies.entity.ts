import { defineEntity, p } from '@mikro-orm/postgresql';
import type { PolicyChanges } from '../../domain/platform/policies.js';

/** One row: what an ADMIN has changed of the policies. */
export const PoliciesSchema = defineEntity({
  name: 'Policies',
  tableName: 'policies',
  properties: {
    onlyRow: p.boolean().primary(),
    content: p.json().$type<PolicyChanges>(),
    version: p.integer().version(),
    updatedAt: p.datetime().nullable(),
    updatedBy: p.uuid().nullable(),
  },
});
export class PoliciesRow extends PoliciesSchema.class {}
PoliciesSchema.setClass(PoliciesRow);
