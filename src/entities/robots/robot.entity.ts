import { defineEntity, p } from '@mikro-orm/postgresql';
import { DEFAULT_REPORT_PERIOD } from '../../domain/robots/robot-state.js';

/** A robot under the desk's care. What it is doing now is in `robot_state`; what it said, in `diagnostic`. */
export const RobotSchema = defineEntity({
  name: 'Robot',
  tableName: 'robot',
  properties: {
    id: p.uuid().primary(),
    serialNumber: p.string(),
    manufacturer: p.string(),
    model: p.string(),
    clientId: p.uuid().nullable(),
    siteId: p.uuid().nullable(),
    productId: p.uuid().nullable(),
    operatingSystem: p.string().nullable(),
    purchasedOn: p.date().$type<string>().nullable(),
    purchasePlace: p.string().nullable(),
    externalRef: p.string().nullable(),
    reportPeriodSeconds: p.integer().default(DEFAULT_REPORT_PERIOD),
    createdAt: p.datetime(),
    archivedAt: p.datetime().nullable(),
    version: p.integer().version(),
  },
});

/** What is known of a robot as of any asset; the rest of it comes with its registration. */
export type RobotRecord = Pick<
  Robot,
  'operatingSystem' | 'purchasedOn' | 'purchasePlace' | 'externalRef' | 'productId'
>;

export class Robot extends RobotSchema.class {
  /** Takes what is given of it as an asset; the rest stays. */
  describe(record: Partial<RobotRecord>): void {
    Object.assign(this, record);
  }

  /** Hands the robot to a client's site, or takes it back when both are null. */
  link(clientId: string | null, siteId: string | null): void {
    this.clientId = clientId;
    this.siteId = siteId;
  }
}
RobotSchema.setClass(Robot);
