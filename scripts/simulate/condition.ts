/**
 * How a robot is: its body (drives, battery, place), its faults, and the people who help it.
 */
import { Battery, BATTERY_LOW, BATTERY_LOW_OVER } from './battery.js';
import type { Diary, Episode } from './diary.js';
import { Drive } from './drive.js';
import type { FaultCode, Help } from './fault-kind.js';
import { faultKind } from './fault-kind.js';
import { Faults } from './faults.js';
import { Traveller } from './mission.js';
import type { Random } from './random.js';

/** What a robot is about. Times are milliseconds of the story. */
type Situation =
  | { kind: 'WORKING' }
  /** A fault has stopped it; help is on its way. */
  | { kind: 'STOPPED'; help: Help; helpAt: number }
  /** A person is with it. In SERVICE they may try out the safety devices at `testAt`. */
  | { kind: 'ATTENDED'; mode: 'MANUAL' | 'SERVICE'; testAt: number; fixAt: number; until: number };

/** A slippery patch: the fault comes and goes, which is what flapping looks like. */
interface Slip {
  component: string;
  until: number;
  toggleAt: number;
}

const NEVER = Number.POSITIVE_INFINITY;
/** Below this the robot no longer trusts its position. */
const SCORE_LOST = 0.3;

/** One robot's condition; moves with `step`. */
export class Condition {
  readonly traveller: Traveller;
  readonly battery: Battery;
  readonly drives: readonly [Drive, Drive];
  readonly faults: Faults;
  /** How sure the robot is of its position, 0 to 1. */
  localizationScore = 0.95;
  private situation: Situation = { kind: 'WORKING' };
  private slip: Slip | null = null;
  private losingPosition = false;
  private readonly chargeBelow: number;
  private chargeUntil = 90;

  constructor(
    name: string,
    private readonly random: Random,
    private readonly diary: Diary,
    private readonly happened: (what: string) => void,
    /** Percent at the start; null draws one. */
    batteryLevel: number | null,
  ) {
    this.traveller = new Traveller(name, random);
    this.battery = new Battery(batteryLevel ?? random.between(24, 100), random.whole(82, 100));
    this.drives = [new Drive('drive_left', random), new Drive('drive_right', random)];
    this.faults = new Faults(happened);
    // A few are sent to the charger late: theirs are the low batteries.
    this.chargeBelow = batteryLevel !== null || random.chance(0.08) ? random.between(15, 18) : random.between(26, 34);
  }

  get mode(): 'AUTOMATIC' | 'MANUAL' | 'SERVICE' {
    return this.situation.kind === 'ATTENDED' ? this.situation.mode : 'AUTOMATIC';
  }

  /** At work and well enough to be switched off, serviced or taken by hand. */
  get isWorking(): boolean {
    return this.situation.kind === 'WORKING';
  }

  /** One of the things a diary holds begins; false when this is not the moment. */
  begin(episode: Episode, now: number): boolean {
    if (!this.isWorking) return false;
    const { random } = this;
    switch (episode) {
      case 'dirtyScanner':
        this.stop('laserScannerContaminated', now);
        return true;
      case 'emergencyStop':
        this.stop('emergencyStop', now);
        return true;
      case 'lostPosition':
        this.losingPosition = true;
        return true;
      case 'wornDrive': {
        const drive = random.pick(this.drives);
        if (drive.isWearing) return false;
        drive.startWearing(random.between(600, 780));
        return true;
      }
      case 'slipperyFloor':
        this.slip = {
          component: random.pick(faultKind('wheelSlip').components),
          until: now + random.between(120_000, 300_000),
          toggleAt: now,
        };
        return true;
      case 'maintenance':
        this.faults.raise('maintenanceDue', 'chassis');
        this.diary.plan('serviceVisit', now + random.between(480_000, 1_200_000));
        return true;
      case 'manualDrive':
        this.attend({ wait: [0, 0], mode: 'MANUAL', fix: [20, 120] }, now, false);
        return true;
      case 'serviceVisit':
        this.attend({ wait: [0, 0], mode: 'SERVICE', fix: [120, 360] }, now, true);
        return true;
      default:
        return false;
    }
  }

  /** Time passes. */
  step(now: number, seconds: number): void {
    this.followSituation(now);
    if (this.isWorking) this.work();
    this.traveller.step(seconds, this.isWorking);
    const effort = { moving: this.traveller.velocity > 0, loaded: this.traveller.loaded };
    this.battery.charging = this.isWorking && this.traveller.atCharger;
    this.battery.step(seconds, effort);
    for (const drive of this.drives) drive.step(seconds, effort);
    this.followBody(now, seconds);
  }

  private work(): void {
    const { traveller, battery } = this;
    if (traveller.atCharger && battery.level >= this.chargeUntil) {
      traveller.stopCharging();
      this.chargeUntil = this.random.between(75, 97);
    }
    if (traveller.idle) traveller.nextOrder(battery.level < this.chargeBelow);
  }

  private stop(code: FaultCode, now: number, component?: string): void {
    const { components, help } = faultKind(code);
    this.faults.raise(code, component ?? this.random.pick(components));
    if (!help || this.situation.kind !== 'WORKING') return;
    this.situation = { kind: 'STOPPED', help, helpAt: now + this.random.between(...help.wait) * 1_000 };
  }

  private attend(help: Help, now: number, withTest: boolean): void {
    const fixAt = now + this.random.between(...help.fix) * 1_000;
    const testAt = withTest ? now + (fixAt - now) * 0.4 : NEVER;
    const until = fixAt + this.random.between(15, 60) * 1_000;
    this.situation = { kind: 'ATTENDED', mode: help.mode, testAt, fixAt, until };
    this.traveller.forgetOrder();
    this.happened(help.mode === 'SERVICE' ? 'service mode' : 'manual mode');
  }

  private followSituation(now: number): void {
    const { situation } = this;
    if (situation.kind === 'STOPPED' && now >= situation.helpAt) this.attend(situation.help, now, false);
    if (situation.kind !== 'ATTENDED') return;
    if (now >= situation.testAt) {
      this.faults.raise('emergencyStop', 'estop_button');
      this.faults.raise('laserScannerContaminated', 'laser_front');
      situation.testAt = NEVER;
    }
    if (now >= situation.fixAt) {
      this.recover(situation.mode);
      situation.fixAt = NEVER;
    }
    if (now >= situation.until) this.situation = { kind: 'WORKING' };
  }

  private recover(mode: 'MANUAL' | 'SERVICE'): void {
    this.faults.clearStopping();
    this.losingPosition = false;
    this.localizationScore = 0.95;
    if (mode === 'MANUAL') return;
    this.faults.clear('maintenanceDue');
    for (const drive of this.drives) drive.repair();
  }

  /** The faults that come from the body itself, and not from outside. */
  private followBody(now: number, seconds: number): void {
    const { battery, faults, random } = this;
    if (battery.level < BATTERY_LOW) faults.raise('batteryLow', 'battery');
    else if (battery.level > BATTERY_LOW_OVER) faults.clear('batteryLow');

    for (const drive of this.drives) {
      if (drive.isTooHot && this.isWorking) this.stop('driveOvertemperature', now, drive.component);
    }

    if (this.losingPosition) {
      this.localizationScore = Math.max(0.05, this.localizationScore - random.between(0.02, 0.05) * seconds);
      if (this.localizationScore < SCORE_LOST && this.isWorking) this.stop('localizationLost', now);
    } else {
      this.localizationScore = Math.min(1, Math.max(0.85, this.localizationScore + random.between(-0.02, 0.02)));
    }
    this.followSlip(now);
  }

  private followSlip(now: number): void {
    const { slip, faults, random } = this;
    if (!slip) return;
    if (now >= slip.until || this.traveller.velocity === 0) {
      faults.clear('wheelSlip');
      if (now >= slip.until) this.slip = null;
    } else if (now >= slip.toggleAt) {
      if (faults.has('wheelSlip')) faults.clear('wheelSlip');
      else faults.raise('wheelSlip', slip.component);
      slip.toggleAt = now + random.between(3_000, 11_000);
    }
  }
}
