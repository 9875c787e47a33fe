/** The rules that a new desk starts with. They are data from then on: people change them. */
import type { DetectionRule } from './detection-rule.js';

type Draft = Omit<DetectionRule, 'id' | 'version'>;

const common = {
  enabled: true,
  clear: null,
  holdSeconds: null,
  count: null,
  windowSeconds: null,
  faultCode: null,
  faultComponent: null,
  severity: null,
  priority: null,
  serviceType: 'ROBOT_FAULT',
  flapCount: 5,
  flapSeconds: 600,
  suppressedModes: ['SERVICE', 'TEACH_IN', 'STARTUP'],
  suppressedByIntervention: true,
  opensTicket: true,
  technicianId: null,
} as const satisfies Partial<Draft>;

const draft = (rule: Partial<Draft> & Pick<Draft, 'name' | 'kind' | 'rank' | 'raise'>): Draft => ({
  ...common,
  suppressedModes: [...common.suppressedModes],
  ...rule,
});

export const DEFAULT_RULES: Draft[] = [
  draft({ name: 'Erreur signalée par le robot', kind: 'SIMPLE', rank: 100, raise: { levels: ['ERROR'] } }),
  draft({ name: 'Avertissement signalé par le robot', kind: 'SIMPLE', rank: 110, raise: { levels: ['WARN'] } }),
  draft({
    name: 'Batterie presque vide et non rechargée',
    kind: 'DURATION',
    rank: 200,
    holdSeconds: 900,
    raise: { measure: { key: 'batteryCharge', operator: 'LT', value: '10' } },
    clear: { measure: { key: 'batteryCharge', operator: 'GTE', value: '20' } },
    faultComponent: 'batteryState',
    faultCode: 'batteryNotRecharged',
    severity: 'URGENT',
  }),
  draft({
    name: 'Moteur trop chaud',
    kind: 'DURATION',
    rank: 210,
    holdSeconds: 120,
    raise: { measure: { key: 'motorTemperature', operator: 'GT', value: '80' } },
    clear: { measure: { key: 'motorTemperature', operator: 'LT', value: '70' } },
    faultCode: 'motorRunningHot',
    severity: 'URGENT',
  }),
  draft({
    name: 'Arrêts d’urgence répétés',
    kind: 'REPEATING',
    rank: 220,
    count: 10,
    windowSeconds: 900,
    raise: { measure: { key: 'eStop', operator: 'NEQ', value: 'NONE' } },
    clear: { measure: { key: 'eStop', operator: 'EQ', value: 'NONE' } },
    faultComponent: 'safetyState',
    faultCode: 'repeatedEmergencyStop',
    severity: 'WARNING',
  }),
];
