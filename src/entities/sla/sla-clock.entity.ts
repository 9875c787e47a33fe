import { defineEntity, p } from '@mikro-orm/postgresql';
import { SLA_CLOCKS, SLA_STATES } from '../../domain/sla/ledger.js';
import type { BreachActions, Hours, SlaTarget, Weekday } from '../../domain/sla/sla-words.js';
import type { TicketStatus } from '../../domain/tickets/ticket-words.js';

/** What was promised, as it was then: a version of a policy, with the hours of a version of its calendar. Never changed. */
export const SlaTermsSchema = defineEntity({
  name: 'SlaTerms',
  tableName: 'sla_terms',
  properties: {
    id: p.uuid().primary(),
    policyId: p.uuid(),
    policyVersion: p.integer(),
    calendarId: p.uuid(),
    calendarVersion: p.integer(),
    targets: p.json().$type<SlaTarget[]>(),
    pauseStatuses: p.array().$type<TicketStatus[]>(),
    warningPercent: p.integer(),
    breachActions: p.json().$type<BreachActions>(),
    timeZone: p.string(),
    hours: p.json().$type<Partial<Record<Weekday, Hours[]>>>(),
    createdAt: p.datetime(),
  },
});
export class SlaTerms extends SlaTermsSchema.class {}
SlaTermsSchema.setClass(SlaTerms);

/** One clock of a ticket as it was last reckoned from the ticket's timeline. Lengths in ms of working time. */
export const SlaClockSchema = defineEntity({
  name: 'SlaClock',
  tableName: 'sla_clock',
  properties: {
    ticketId: p.uuid().primary(),
    kind: p.enum(SLA_CLOCKS).primary(),
    state: p.enum(SLA_STATES),
    targetMs: p.integer(),
    elapsedMs: p.integer(),
    startedAt: p.datetime(),
    dueAt: p.datetime().nullable(),
    warningAt: p.datetime().nullable(),
    stoppedAt: p.datetime().nullable(),
    /** When it was told. */
    warnedAt: p.datetime().nullable(),
    breachedAt: p.datetime().nullable(),
    /** When something is to be told next. */
    nextAt: p.datetime().nullable(),
    reckonedAt: p.datetime(),
  },
});
export class SlaClock extends SlaClockSchema.class {}
SlaClockSchema.setClass(SlaClock);

/** A ticket whose clocks are to be reckoned anew, because of something that is not on its timeline. */
export const SlaRecountSchema = defineEntity({
  name: 'SlaRecount',
  tableName: 'sla_recount',
  properties: { ticketId: p.uuid().primary(), askedAt: p.datetime() },
});
export class SlaRecount extends SlaRecountSchema.class {}
SlaRecountSchema.setClass(SlaRecount);
