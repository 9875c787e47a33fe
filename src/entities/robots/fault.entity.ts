import { defineEntity, p } from '@mikro-orm/postgresql';
import type { EventActor } from '../../domain/events.js';
import { SEVERITIES, SOURCES } from '../../domain/robots/reading.js';

/** Something wrong with a robot. Its identity is robot, component and code; a partial unique index allows one active. */
export const FaultSchema = defineEntity({
  name: 'Fault',
  tableName: 'fault',
  properties: {
    id: p.uuid().primary(),
    robotId: p.uuid(),
    ruleId: p.uuid(),
    source: p.enum(SOURCES),
    component: p.string(),
    code: p.string(),
    severity: p.enum(SEVERITIES),
    message: p.string().default(''),
    active: p.boolean(),
    acknowledgedAt: p.datetime().nullable(),
    acknowledgedBy: p.json().$type<EventActor>().nullable(),
    flapping: p.boolean().default(false),
    occurrences: p.integer(),
    firstSeenAt: p.datetime(),
    lastSeenAt: p.datetime(),
    clearedAt: p.datetime().nullable(),
    /** When it was raised lately: what flapping is judged by. */
    raises: p.array().$type<string[]>(),
    ticketId: p.uuid().nullable(),
    fleetAlertId: p.uuid().nullable(),
    version: p.integer().version(),
  },
});

export class Fault extends FaultSchema.class {
  /** Somebody has seen it. Independent of whether it is active; saying it twice changes nothing. */
  acknowledge(by: EventActor, at: Date): boolean {
    if (this.acknowledgedAt) return false;
    this.acknowledgedAt = at;
    this.acknowledgedBy = by;
    return true;
  }
}
FaultSchema.setClass(Fault);

/** Progress of a rule towards a fault that has not been raised yet. */
export const FaultProgressSchema = defineEntity({
  name: 'FaultProgress',
  tableName: 'fault_progress',
  primaryKeys: ['robotId', 'ruleId', 'component', 'code'],
  properties: {
    robotId: p.uuid().primary(),
    ruleId: p.uuid().primary(),
    component: p.string().primary(),
    code: p.string().primary(),
    source: p.enum(SOURCES),
    since: p.datetime().nullable(),
    hits: p.array().$type<string[]>(),
  },
});
export class FaultProgress extends FaultProgressSchema.class {}
FaultProgressSchema.setClass(FaultProgress);
