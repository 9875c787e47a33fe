import { defineEntity, p } from '@mikro-orm/postgresql';
import { RULE_KINDS, type Condition } from '../../domain/robots/detection-rule.js';
import { type OPERATING_MODES, SEVERITIES } from '../../domain/robots/reading.js';
import { PRIORITIES, SERVICE_TYPES } from '../../domain/tickets/ticket-words.js';

/** A detection rule as people edit it; its meaning is in `domain/robots/detection-rule`. */
export const DetectionRuleSchema = defineEntity({
  name: 'DetectionRule',
  tableName: 'detection_rule',
  properties: {
    id: p.uuid().primary(),
    name: p.string(),
    enabled: p.boolean(),
    kind: p.enum(RULE_KINDS),
    rank: p.integer(),
    raise: p.json().$type<Condition>(),
    clear: p.json().$type<Condition>().nullable(),
    holdSeconds: p.integer().nullable(),
    count: p.integer().nullable(),
    windowSeconds: p.integer().nullable(),
    faultCode: p.string().nullable(),
    faultComponent: p.string().nullable(),
    severity: p.enum(SEVERITIES).nullable(),
    priority: p.enum(PRIORITIES).nullable(),
    serviceType: p.enum(SERVICE_TYPES),
    flapCount: p.integer(),
    flapSeconds: p.integer(),
    suppressedModes: p.array().$type<(typeof OPERATING_MODES)[number][]>(),
    suppressedByIntervention: p.boolean(),
    opensTicket: p.boolean(),
    technicianId: p.uuid().nullable(),
    createdAt: p.datetime(),
    version: p.integer().version(),
  },
});

export class DetectionRuleRow extends DetectionRuleSchema.class {}
DetectionRuleSchema.setClass(DetectionRuleRow);
