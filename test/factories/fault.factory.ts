import { newId } from '../../src/domain/ids.js';
import { Fault } from '../../src/entities/robots/fault.entity.js';
import type { Call } from '../../src/services/desk.js';
import { transaction } from '../../src/services/transaction.js';

/** An active fault by the first rule of the desk, without a ticket unless said otherwise. */
export const makeFault = (call: Call, given: Partial<Fault> & Pick<Fault, 'robotId'>): Promise<Fault> =>
  transaction(call, async ({ em, db, now }) => {
    const rule = await db.selectFrom('detection_rule').select('id').orderBy('rank').executeTakeFirstOrThrow();
    const seen = { occurrences: 1, firstSeenAt: now, lastSeenAt: now, raises: [now.toISOString()] };
    const named = { source: 'DESK', component: 'drive', code: 'wheelSlip', severity: 'URGENT' } as const;
    return em.create(Fault, { id: newId(), ruleId: rule.id, active: true, ...named, ...seen, ...given });
  });
