/** What people do with faults. */
import { LockMode } from '@mikro-orm/postgresql';
import { notFound } from '../../domain/errors.js';
import { Fault } from '../../entities/robots/fault.entity.js';
import { visibleRobots } from '../access.js';
import { eventActorOf, type Call } from '../desk.js';
import { transaction } from '../transaction.js';
import { checkVersion } from '../version.js';

export interface AcknowledgeFault {
  faultId: string;
  version?: number | null;
}

/** Notes that somebody has seen the fault; whether it is active does not matter. @throws DeskError NOT_FOUND, CONFLICT */
export async function acknowledgeFault(call: Call, input: AcknowledgeFault): Promise<{ faultId: string }> {
  return transaction(call, async (tx) => {
    // Within the caller's reach in one statement: another's fault takes as long as one that never was.
    const robot = await tx.db
      .selectFrom('fault')
      .innerJoin('robot', 'robot.id', 'fault.robot_id')
      .select(['robot.id', 'robot.client_id as clientId', 'robot.site_id as siteId'])
      .where('fault.id', '=', input.faultId)
      .where(visibleRobots(call.actor))
      .executeTakeFirst();
    if (!robot) throw notFound('fault', ['faultId']);
    const fault = await tx.em.findOneOrFail(Fault, { id: input.faultId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    checkVersion(fault.version, input.version);
    if (fault.acknowledge(eventActorOf(call.actor), tx.now))
      tx.record({
        kind: 'fault.acknowledged',
        robotId: robot.id,
        clientId: robot.clientId,
        siteId: robot.siteId,
        data: { faultId: fault.id },
      });
    return { faultId: fault.id };
  });
}
