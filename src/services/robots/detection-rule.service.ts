/** Editing detection rules. */
import { LockMode, UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import { DeskError, invalid, notFound } from '../../domain/errors.js';
import { newId } from '../../domain/ids.js';
import { isComparable, missingFrom, type Condition, type DetectionRule } from '../../domain/robots/detection-rule.js';
import { DetectionRuleRow } from '../../entities/robots/detection-rule.entity.js';
import { Technician } from '../../entities/technicians/technician.entity.js';
import type { Call } from '../desk.js';
import { optionalText, requiredText } from '../text.js';
import { transaction } from '../transaction.js';
import { checkVersion } from '../version.js';

/** A new rule, or the changed one when `id` is given; every part is said anew. */
export interface UpsertDetectionRule extends Omit<DetectionRule, 'id' | 'version'> {
  id?: string | null;
  version?: number | null;
}

const BOUNDS = {
  holdSeconds: 86_400,
  count: 10_000,
  windowSeconds: 86_400,
  flapCount: 1_000,
  flapSeconds: 86_400,
} as const;

/** Makes a rule or changes one; it is used from the next batch on. @throws DeskError VALIDATION, NOT_FOUND, CONFLICT, ALREADY_EXISTS */
export async function upsertDetectionRule(call: Call, input: UpsertDetectionRule): Promise<{ ruleId: string }> {
  const { id, version, ...given } = input;
  const missing = missingFrom(given);
  if (missing.length > 0)
    throw new DeskError('VALIDATION', 'rule_kind', { kind: given.kind, missing: missing.join(', ') }, [missing[0]!]);
  for (const [name, max] of Object.entries(BOUNDS) as [keyof typeof BOUNDS, number][]) {
    const value = given[name];
    if (value != null && (value < 1 || value > max)) throw invalid('out_of_bounds', [name], { min: 1, max });
  }
  const values = {
    ...given,
    raise: checkedCondition(given.raise, 'raise'),
    clear: given.clear ? checkedCondition(given.clear, 'clear') : null,
    holdSeconds: given.holdSeconds ?? null,
    count: given.count ?? null,
    windowSeconds: given.windowSeconds ?? null,
    severity: given.severity ?? null,
    priority: given.priority ?? null,
    technicianId: given.technicianId ?? null,
    name: requiredText(given.name, ['name']),
    faultCode: optionalText(given.faultCode, ['faultCode']),
    faultComponent: optionalText(given.faultComponent, ['faultComponent']),
  };
  try {
    return await transaction(call, async (tx) => {
      if (given.technicianId && !(await tx.em.findOne(Technician, { id: given.technicianId, active: true })))
        throw notFound('technician', ['technicianId']);
      if (!id) {
        const rule = tx.em.create(DetectionRuleRow, { ...values, id: newId(), createdAt: tx.now });
        await tx.em.flush();
        return { ruleId: rule.id };
      }
      const rule = await tx.em.findOne(DetectionRuleRow, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!rule) throw notFound('rule', ['id']);
      checkVersion(rule.version, version);
      tx.em.assign(rule, values);
      await tx.em.flush();
      return { ruleId: rule.id };
    });
  } catch (error) {
    if (error instanceof UniqueConstraintViolationException)
      throw new DeskError('ALREADY_EXISTS', 'name_taken', {}, ['name']);
    throw error;
  }
}

/** A condition whose texts can be stored, and whose measure can hold. */
function checkedCondition({ source, component, code, levels, measure }: Condition, name: 'raise' | 'clear'): Condition {
  const text = (value: string | null | undefined, part: string) => optionalText(value, [name, part]);
  if (measure && !isComparable(measure)) throw invalid('number_required', [name, 'measure', 'value']);
  return {
    source: source ?? null,
    component: text(component, 'component'),
    code: text(code, 'code'),
    levels: levels ?? null,
    measure: measure
      ? {
          key: requiredText(measure.key, [name, 'measure', 'key']),
          operator: measure.operator,
          value: optionalText(measure.value, [name, 'measure', 'value']) ?? '',
        }
      : null,
  };
}
