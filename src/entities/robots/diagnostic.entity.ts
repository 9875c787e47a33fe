import { defineEntity, p } from '@mikro-orm/postgresql';
import { DIAGNOSTIC_LEVELS, SEVERITIES, SOURCES } from '../../domain/robots/reading.js';

/** One line of what a robot said. Written in batches, never changed; partitioned by `observed_at`. */
export const DiagnosticSchema = defineEntity({
  name: 'Diagnostic',
  tableName: 'diagnostic',
  properties: {
    id: p.uuid().primary(),
    batchId: p.uuid(),
    robotId: p.uuid(),
    source: p.enum(SOURCES),
    component: p.string(),
    code: p.string(),
    level: p.enum(DIAGNOSTIC_LEVELS),
    severity: p.enum(SEVERITIES).nullable(),
    message: p.string(),
    values: p.json().$type<Record<string, unknown>>(),
    /** What makes it the same line when it is sent again, with robot, source and `observedAt`. */
    key: p.string(),
    /** What was odd about its message. */
    notes: p.array().nullable(),
    observedAt: p.datetime(),
    receivedAt: p.datetime(),
  },
});

export class Diagnostic extends DiagnosticSchema.class {}
DiagnosticSchema.setClass(Diagnostic);
