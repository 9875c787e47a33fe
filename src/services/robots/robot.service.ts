/** Taking robots into care and linking them to clients. */
import { LockMode, UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import { DeskError, invalid, notFound } from '../../domain/errors.js';
import { newId } from '../../domain/ids.js';
import { DEFAULT_REPORT_PERIOD } from '../../domain/robots/robot-state.js';
import { RobotStateRow } from '../../entities/robots/robot-state.entity.js';
import { Robot } from '../../entities/robots/robot.entity.js';
import { withinReach } from '../access.js';
import { checkedPlace } from '../clients/place.js';
import type { Call } from '../desk.js';
import { once } from '../idempotency.js';
import { requiredText } from '../text.js';
import { transaction, type Tx } from '../transaction.js';
import { checkVersion } from '../version.js';

export interface RegisterRobot {
  serialNumber: string;
  manufacturer: string;
  model: string;
  clientId?: string | null;
  siteId?: string | null;
  reportPeriodSeconds?: number | null;
  idempotencyKey?: string | null;
}

/** Takes a robot into care. @throws DeskError VALIDATION, NOT_FOUND, ALREADY_EXISTS */
export async function registerRobot(call: Call, input: RegisterRobot): Promise<{ robotId: string }> {
  const { idempotencyKey, ...given } = input;
  try {
    return await transaction(call, (tx) =>
      once(tx, 'registerRobot', idempotencyKey, given, async () => {
        const place = await checkedPlace(tx, input.clientId ?? null, input.siteId ?? null);
        const robot = createRobot(tx, {
          serialNumber: requiredText(input.serialNumber, ['serialNumber']),
          manufacturer: requiredText(input.manufacturer, ['manufacturer']),
          model: requiredText(input.model, ['model']),
          reportPeriodSeconds: checkedPeriod(input.reportPeriodSeconds),
          ...place,
        });
        await tx.em.flush();
        return { robotId: robot.id };
      }),
    );
  } catch (error) {
    if (error instanceof UniqueConstraintViolationException)
      throw new DeskError('ALREADY_EXISTS', 'serial_taken', {}, ['serialNumber']);
    throw error;
  }
}

type NewRobot = Pick<Robot, 'serialNumber' | 'manufacturer' | 'model' | 'clientId' | 'siteId' | 'reportPeriodSeconds'>;

/** A robot and its state, which starts as OFFLINE and unknown. */
function createRobot(tx: Tx, given: NewRobot): Robot {
  const robot = tx.em.create(Robot, { ...given, id: newId(), createdAt: tx.now, archivedAt: null });
  tx.em.create(RobotStateRow, {
    robotId: robot.id,
    connectionReceivedAt: null,
    operatingMode: null,
    batteryLevel: null,
    charging: null,
    stateObservedAt: null,
    fullReportAt: null,
    lastSeenAt: null,
    heardAt: null,
  });
  tx.record({
    kind: 'robot.registered',
    robotId: robot.id,
    clientId: robot.clientId,
    siteId: robot.siteId,
    data: { serialNumber: robot.serialNumber },
  });
  return robot;
}

export interface LinkRobot {
  robotId: string;
  clientId: string | null;
  siteId?: string | null;
  version?: number | null;
}

/** Links a robot to a client and a site of theirs, or takes it back with `clientId: null`. @throws DeskError NOT_FOUND, CONFLICT, VALIDATION */
export async function linkRobotToClient(call: Call, input: LinkRobot): Promise<{ robotId: string }> {
  return transaction(call, async (tx) => {
    const robot = await tx.em.findOne(
      Robot,
      { $and: [{ id: input.robotId }, withinReach(call.actor)] },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    if (!robot) throw notFound('robot', ['robotId']);
    checkVersion(robot.version, input.version);
    const place = await checkedPlace(tx, input.clientId, input.siteId ?? null);
    const before = { clientId: robot.clientId ?? null, siteId: robot.siteId ?? null };
    robot.link(place.clientId, place.siteId);
    tx.record({ kind: 'robot.linked', robotId: robot.id, ...place, data: { before, after: place } });
    return { robotId: robot.id };
  });
}

function checkedPeriod(seconds: number | null | undefined): number {
  const period = seconds ?? DEFAULT_REPORT_PERIOD;
  if (period < 1 || period > 86_400) throw invalid('out_of_bounds', ['reportPeriodSeconds'], { min: 1, max: 86_400 });
  return period;
}
