import { newId } from '../../src/domain/ids.js';
import { RobotStateRow } from '../../src/entities/robots/robot-state.entity.js';
import { Robot } from '../../src/entities/robots/robot.entity.js';
import type { Call } from '../../src/services/desk.js';
import { transaction } from '../../src/services/transaction.js';

/** A robot that has not been heard of, for nobody unless said otherwise. */
export const makeRobot = (call: Call, given: Partial<Robot> = {}): Promise<Robot> =>
  transaction(call, async ({ em, now }) => {
    const id = given.id ?? newId();
    em.create(RobotStateRow, { robotId: id });
    const named = { serialNumber: `S-${id.slice(-12)}`, manufacturer: 'Ouranos', model: 'Atlas T3' };
    return em.create(Robot, { ...named, createdAt: now, ...given, id });
  });

/** A fleet of them. */
export async function makeRobots(call: Call, count: number, given: Partial<Robot> = {}): Promise<Robot[]> {
  const fleet: Robot[] = [];
  while (fleet.length < count) fleet.push(await makeRobot(call, given));
  return fleet;
}
