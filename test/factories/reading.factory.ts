/** Readings and watches, for tests of the pure rules. */
import type { Watch } from '../../src/domain/robots/detection.js';
import type { Observation, Reading } from '../../src/domain/robots/reading.js';

export const anObservation = (given: Partial<Observation> = {}): Observation => ({
  component: 'drive_left',
  code: 'wheelSlip',
  level: 'ERROR',
  severity: null,
  message: '',
  values: {},
  key: '',
  ...given,
});

/** What a robot says at a time in seconds. MENTIONED, unless it is said otherwise. */
export const aReading = (
  second: number,
  observations: Partial<Observation>[],
  given: Partial<Reading> = {},
): Reading => ({
  source: 'DESK',
  serialNumber: 'R1',
  manufacturer: null,
  observedAt: new Date(Date.UTC(2026, 10, 20) + second * 1_000),
  connection: null,
  state: null,
  observations: observations.map(anObservation),
  covers: 'MENTIONED',
  notes: [],
  ...given,
});

export const aWatch = (given: Partial<Watch> = {}): Watch => ({
  operatingMode: null,
  underIntervention: false,
  fullReportAt: 0,
  okAt: new Map(),
  faults: new Map(),
  progress: new Map(),
  ...given,
});
