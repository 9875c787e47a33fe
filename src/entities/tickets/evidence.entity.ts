import { defineEntity, p } from '@mikro-orm/postgresql';

/** What a robot said around a fault, frozen when its ticket was opened. */
export const EvidenceSchema = defineEntity({
  name: 'Evidence',
  tableName: 'evidence',
  primaryKeys: ['ticketId', 'faultId'],
  properties: {
    ticketId: p.uuid().primary(),
    faultId: p.uuid().primary(),
    capturedAt: p.datetime(),
    fromAt: p.datetime(),
    toAt: p.datetime(),
    /** Whether what was said after the fault is in it. */
    complete: p.boolean().default(false),
    lines: p.json().$type<EvidenceLine[]>(),
  },
});
export class Evidence extends EvidenceSchema.class {}
EvidenceSchema.setClass(Evidence);

/** One diagnostic as it was frozen. */
export interface EvidenceLine {
  component: string;
  code: string;
  level: string;
  message: string;
  values: Record<string, unknown>;
  observedAt: string;
}
