import { defineEntity, p } from '@mikro-orm/postgresql';
import { SEVERITIES } from '../../domain/robots/reading.js';

export const ALERT_ORIGINS = ['GAIA', 'STORM'] as const;

/** One problem behind many faults: said by Gaia, or seen by the desk as a storm. Matching faults are its children while it is open. */
export const FleetAlertSchema = defineEntity({
  name: 'FleetAlert',
  tableName: 'fleet_alert',
  properties: {
    id: p.uuid().primary(),
    origin: p.enum(ALERT_ORIGINS),
    externalRef: p.string().nullable(),
    title: p.string(),
    message: p.string().default(''),
    severity: p.enum(SEVERITIES),
    code: p.string().nullable(),
    component: p.string().nullable(),
    manufacturer: p.string().nullable(),
    model: p.string().nullable(),
    clientId: p.uuid().nullable(),
    siteId: p.uuid().nullable(),
    ticketId: p.uuid(),
    raisedAt: p.datetime(),
    resolvedAt: p.datetime().nullable(),
    resolution: p.string().nullable(),
    version: p.integer().version(),
  },
});

export class FleetAlert extends FleetAlertSchema.class {
  resolve(at: Date, resolution: string | null): void {
    this.resolvedAt = at;
    this.resolution = resolution;
  }
}
FleetAlertSchema.setClass(FleetAlert);
