/** Drawing up policies. */
import { LockMode } from '@mikro-orm/postgresql';
import { invalid, notFound } from '../../domain/errors.js';
import { newId } from '../../domain/ids.js';
import { checkPolicy, promisesForAll, type PolicyRules } from '../../domain/sla/check.js';
import type { BreachActions, SlaTarget } from '../../domain/sla/sla-words.js';
import type { TicketStatus } from '../../domain/tickets/ticket-words.js';
import { SlaCalendar } from '../../entities/sla/sla-calendar.entity.js';
import { SlaPolicy } from '../../entities/sla/sla-policy.entity.js';
import { Technician } from '../../entities/technicians/technician.entity.js';
import type { Call } from '../desk.js';
import { once } from '../idempotency.js';
import { requiredText } from '../text.js';
import { transaction, type Tx } from '../transaction.js';
import { checkVersion } from '../version.js';
import { unlessNameTaken } from './calendar.service.js';

/** A new policy, or the changed one when `id` is given; every part is said anew. */
export interface UpsertSlaPolicy {
  id?: string | null;
  version?: number | null;
  idempotencyKey?: string | null;
  name: string;
  calendarId: string;
  targets: SlaTarget[];
  pauseStatuses: TicketStatus[];
  warningPercent: number;
  breachActions: BreachActions;
  isDefault: boolean;
  enabled: boolean;
}

/**
 * Makes a policy or changes one; it holds for tickets that are opened from now on. One that becomes the default takes the
 * place of the one that was. @throws DeskError VALIDATION, NOT_FOUND, CONFLICT, ALREADY_EXISTS
 */
export async function upsertSlaPolicy(call: Call, input: UpsertSlaPolicy): Promise<{ policyId: string }> {
  const { id, version, idempotencyKey, ...given } = input;
  const values = {
    ...given,
    name: requiredText(given.name, ['name']),
    pauseStatuses: [...new Set(given.pauseStatuses)],
  };
  checkPolicy(values satisfies PolicyRules);
  if (values.isDefault && !values.enabled) throw invalid('default_policy', ['enabled']);
  if (values.isDefault && !promisesForAll(values.targets)) throw invalid('default_for_all', ['targets']);
  return unlessNameTaken(
    transaction(call, (tx) =>
      once(tx, 'upsertSlaPolicy', idempotencyKey, given, async () => {
        await checkNamed(tx, values);
        // All of them are locked, in one order: there is one default, whoever else draws one up.
        const all = await tx.em.find(SlaPolicy, {}, { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE });
        const before = id ? all.find((one) => one.id === id) : null;
        if (before === undefined) throw notFound('slaPolicy', ['id']);
        if (before) checkVersion(before.version, version);
        const otherDefault = all.find((one) => one.isDefault && one.id !== id);
        if (!values.isDefault && !otherDefault) throw invalid('default_policy', ['isDefault']);
        if (values.isDefault && otherDefault) {
          tx.em.assign(otherDefault, { isDefault: false, updatedAt: tx.now });
          // Before the new one stands: the database knows one default at a time.
          await tx.em.flush();
        }
        const policy = before
          ? tx.em.assign(before, { ...values, updatedAt: tx.now })
          : tx.em.create(SlaPolicy, { ...values, id: newId(), createdAt: tx.now, updatedAt: tx.now });
        await tx.em.flush();
        return { policyId: policy.id };
      }),
    ),
  );
}

async function checkNamed(tx: Tx, { calendarId, breachActions }: UpsertSlaPolicy): Promise<void> {
  if (!(await tx.em.findOne(SlaCalendar, { id: calendarId }))) throw notFound('slaCalendar', ['calendarId']);
  const { reassignToTechnicianId: technicianId } = breachActions;
  if (technicianId && !(await tx.em.findOne(Technician, { id: technicianId, active: true })))
    throw notFound('technician', ['breachActions', 'reassignToTechnicianId']);
}
