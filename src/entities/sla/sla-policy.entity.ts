import { defineEntity, p } from '@mikro-orm/postgresql';
import type { BreachActions, SlaTarget } from '../../domain/sla/sla-words.js';
import type { TicketStatus } from '../../domain/tickets/ticket-words.js';

/** What is promised: targets by priority and service type, reckoned in the hours of a calendar. */
export const SlaPolicySchema = defineEntity({
  name: 'SlaPolicy',
  tableName: 'sla_policy',
  properties: {
    id: p.uuid().primary(),
    name: p.string(),
    calendarId: p.uuid(),
    targets: p.json().$type<SlaTarget[]>(),
    /** Statuses in which the clock of the resolution stands. */
    pauseStatuses: p.array().$type<TicketStatus[]>(),
    /** At which part of a target to warn, percent. */
    warningPercent: p.integer().default(75),
    breachActions: p.json().$type<BreachActions>(),
    /** For tickets whose contract names no policy of its own. */
    isDefault: p.boolean().default(false),
    enabled: p.boolean().default(true),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
    version: p.integer().version(),
  },
});
export class SlaPolicy extends SlaPolicySchema.class {}
SlaPolicySchema.setClass(SlaPolicy);
