/** What people do with faults. */
import { LockMode } from '@mikro-orm/postgresql';
import { reachOf } from '../../domain/accounts/actor.js';
import { notFound } from '../../domain/errors.js';
import { Fault } from '../../entities/robots/fault.entity.js';
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
    const fault = await tx.em.findOne(Fault, { id: input.faultId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!fault) throw notFound('fault', ['faultId']);
    const robot = await tx.db
      .selectFrom('robot')
      .select(['id', 'client_id as clientId', 'site_id as siteId'])
      .where('id', '=', fault.robotId)
      .executeTakeFirstOrThrow();
    const reach = reachOf(call.actor);
    if (reach.kind === 'TECHNICIAN') {
      const mine = await tx.db
        .selectFrom('ticket')
        .select('id')
        .where('robot_id', '=', fault.robotId)
        .where('technician_id', '=', reach.technicianId)
        .executeTakeFirst();
      if (!mine) throw notFound('fault', ['faultId']);
    } else if (reach.kind !== 'ALL') throw notFound('fault', ['faultId']);
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
