/** Detection rules, for tests: pure ones for the rules of detection, stored ones for the desk. */
import { DEFAULT_RULES } from '../../src/domain/robots/default-rules.js';
import type { DetectionRule } from '../../src/domain/robots/detection-rule.js';
import type { Call } from '../../src/services/desk.js';
import { robots } from '../../src/services/index.js';

let made = 0;

/** A SIMPLE rule that raises on every ERROR, unless it is said otherwise. */
export function aRule(given: Partial<DetectionRule> = {}): DetectionRule {
  made += 1;
  return { ...DEFAULT_RULES[0]!, id: `rule-${made}`, name: `Rule ${made}`, version: 1, ...given };
}

/** A stored rule, tried before the defaults. */
export async function makeRule(call: Call, given: Partial<DetectionRule> = {}): Promise<string> {
  const { id: _id, version: _version, ...rule } = aRule({ rank: 1, ...given });
  const { ruleId } = await robots.upsertDetectionRule(call, { ...rule, name: `${rule.name} ${Math.random()}` });
  return ruleId;
}
