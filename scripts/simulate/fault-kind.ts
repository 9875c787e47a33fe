/**
 * The faults that simulated robots have, as a table: what they are called, how grave each standard's version can say
 * it is, and who helps.
 */

/** VDA 5050 versions that the fleet speaks. */
export const VERSIONS = ['2.0.0', '2.1.0', '3.0.0'] as const;
export type Version = (typeof VERSIONS)[number];

/** 2.x knows WARNING and FATAL only. */
export type ErrorLevel = 'WARNING' | 'URGENT' | 'CRITICAL' | 'FATAL';

/** What people do about a fault that stops the robot. Seconds, each as a range. */
export interface Help {
  /** Until somebody stands beside the robot. */
  wait: readonly [number, number];
  /** The mode they switch it to. A fault in SERVICE is known to the people there: the desk opens nothing new for it. */
  mode: 'MANUAL' | 'SERVICE';
  /** Until the fault is gone. */
  fix: readonly [number, number];
}

/** One kind of fault. */
export interface FaultKind {
  /** VDA 5050 `errorType`. */
  code: string;
  /** Where it can sit: VDA 5050's stable reference, which is the fault's component at the desk. */
  components: readonly [string, ...string[]];
  /** The key under which the component is named. Makers differ, and so do ours. */
  referenceKey: 'component' | 'sensor';
  level: { v2: 'WARNING' | 'FATAL'; v3: ErrorLevel };
  description: string;
  hint: string;
  /** Null where the robot drives on. */
  help: Help | null;
}

/** Every kind of fault in the story, by its code. */
export const FAULT_KINDS = {
  laserScannerContaminated: {
    code: 'laserScannerContaminated',
    components: ['laser_front', 'laser_rear'],
    referenceKey: 'sensor',
    level: { v2: 'FATAL', v3: 'FATAL' },
    description: 'Safety laser scanner contaminated, protective field cannot be watched',
    hint: 'Clean the front screen of the scanner with a dry cloth, then acknowledge',
    help: { wait: [60, 240], mode: 'MANUAL', fix: [20, 90] },
  },
  driveOvertemperature: {
    code: 'driveOvertemperature',
    components: ['drive_left', 'drive_right'],
    referenceKey: 'component',
    level: { v2: 'FATAL', v3: 'CRITICAL' },
    description: 'Drive motor above its temperature limit',
    hint: 'Check the wheel bearing and the motor current, let the drive cool down',
    help: { wait: [120, 300], mode: 'SERVICE', fix: [150, 360] },
  },
  wheelSlip: {
    code: 'wheelSlip',
    components: ['wheel_left', 'wheel_right'],
    referenceKey: 'component',
    level: { v2: 'WARNING', v3: 'WARNING' },
    description: 'Wheel slips, odometry and laser disagree',
    hint: 'Look for oil or dust on the floor, check the tread',
    help: null,
  },
  batteryLow: {
    code: 'batteryLow',
    components: ['battery'],
    referenceKey: 'component',
    level: { v2: 'WARNING', v3: 'URGENT' },
    description: 'Battery low',
    hint: 'Send the robot to a charger',
    help: null,
  },
  localizationLost: {
    code: 'localizationLost',
    components: ['localization'],
    referenceKey: 'component',
    level: { v2: 'FATAL', v3: 'CRITICAL' },
    description: 'Position unknown, too few landmarks recognised',
    hint: 'Drive the robot by hand to a reference point',
    help: { wait: [40, 180], mode: 'MANUAL', fix: [20, 80] },
  },
  maintenanceDue: {
    code: 'maintenanceDue',
    components: ['chassis'],
    referenceKey: 'component',
    level: { v2: 'WARNING', v3: 'WARNING' },
    description: 'Operating hours reached, maintenance due',
    hint: 'Plan a maintenance visit',
    help: null,
  },
  emergencyStop: {
    code: 'emergencyStop',
    components: ['estop_button'],
    referenceKey: 'component',
    level: { v2: 'FATAL', v3: 'FATAL' },
    description: 'Emergency stop pressed',
    hint: 'Release the button once the cause is known, then acknowledge',
    help: { wait: [15, 90], mode: 'MANUAL', fix: [5, 30] },
  },
} as const satisfies Record<string, FaultKind>;

/** The code of a fault. */
export type FaultCode = keyof typeof FAULT_KINDS;

/** One kind, typed as widely as the table's rules. */
export function faultKind(code: FaultCode): FaultKind {
  return FAULT_KINDS[code];
}

/** How grave a robot of that version says it is. */
export function levelOf(code: FaultCode, version: Version): ErrorLevel {
  const { level } = faultKind(code);
  return version === '3.0.0' ? level.v3 : level.v2;
}
