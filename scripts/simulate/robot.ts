/**
 * One simulated robot: it lives, is switched on and off, and reports once in a period.
 */
import { Condition } from './condition.js';
import type { Episode } from './diary.js';
import { Diary } from './diary.js';
import type { Version } from './fault-kind.js';
import type { InTransit, Stamp } from './link.js';
import { Link } from './link.js';
import { MAX_MERGED_TICKS } from './pace.js';
import { hallOf } from './plant.js';
import type { Random } from './random.js';
import { createRandom } from './random.js';
import { driveTelemetry } from './telemetry.js';
import type { Identity } from './vda5050-message.js';
import { stateMessage } from './vda5050-message.js';

/** What a robot needs to know of its fleet. */
export interface RobotOptions {
  /** From 1. */
  number: number;
  seed: string;
  periodMs: number;
  stamp: Stamp;
  /** Told what happens, for the story's summary. */
  happened: (what: string) => void;
  /** Percent, for a robot that is to run low soon; null lets chance decide. */
  batteryLevel: number | null;
}

/** Robots are switched on one after the other, within this time. */
const SWITCH_ON_WITHIN = 12_000;

/** How often the drives' measures are sent, in ms. */
const TELEMETRY_EVERY = 10_000;
/**
 * Telemetry names a robot by its serial number only, so the desk must know the robot first. It registers with its first
 * message; by this report that message has left in an earlier request, however many ticks were merged.
 */
const TELEMETRY_FROM_REPORT = MAX_MERGED_TICKS + 2;

/** One robot in ten still speaks 2.0, two speak 3.0. */
export function versionOf(number: number): Version {
  const turn = number % 10;
  return turn === 3 ? '2.0.0' : turn === 4 || turn === 8 ? '3.0.0' : '2.1.0';
}

/** A robot. Times are milliseconds of the story. */
export class SimulatedRobot {
  readonly identity: Identity;
  readonly diary: Diary;
  private readonly condition: Condition;
  private readonly link: Link;
  private readonly random: Random;
  /** When in its period it reports: a fleet does not speak in chorus. */
  private readonly phase: number;
  private stateHeader = 0;
  private offUntil: number | null;
  private startingUntil = 0;
  private telemetryAt = 0;

  constructor(private readonly options: RobotOptions) {
    const { number, seed, periodMs, stamp, happened, batteryLevel } = options;
    const serialNumber = `SIM-${String(number).padStart(4, '0')}`;
    this.identity = { manufacturer: 'Ouranos', serialNumber, version: versionOf(number), mapId: hallOf(number) };
    this.random = createRandom(`${seed}/${serialNumber}`);
    this.diary = new Diary(this.random);
    this.condition = new Condition(serialNumber, this.random, this.diary, happened, batteryLevel);
    this.link = new Link(this.identity, this.random, periodMs, stamp, happened);
    this.phase = this.random.between(0.05, 0.9) * periodMs;
    this.offUntil = this.random.between(0, SWITCH_ON_WITHIN);
  }

  get isOnline(): boolean {
    return this.link.isUp;
  }

  /** Faults that stand, whether or not the desk can hear of them just now. */
  get faultCount(): number {
    return this.offUntil === null ? this.condition.faults.all.length : 0;
  }

  /** One period passes; answers what has arrived at the broker by its end. */
  step(from: number, to: number): InTransit[] {
    const now = from + this.phase;
    this.link.step(now);
    if (this.offUntil !== null && now >= this.offUntil) this.switchOn(now);
    if (this.offUntil === null) {
      this.diary.takeDue(now, (episode) => this.begin(episode, now));
      this.condition.step(now, (to - from) / 1_000);
      this.report(now);
    }
    return this.link.arrivedUntil(to);
  }

  /** The whole fleet is switched off. Says so if it can, and answers all that was still on its way. */
  switchOff(now: number): InTransit[] {
    if (this.link.isUp) this.link.goodbye(now, 'OFFLINE');
    return this.link.arrivedUntil(Number.POSITIVE_INFINITY);
  }

  private begin(episode: Episode, now: number): boolean {
    switch (episode) {
      case 'networkLoss':
        if (!this.link.isUp) return false;
        this.link.lose(now);
        return true;
      case 'goodbye':
        return this.rest(now, 'OFFLINE', this.random.between(180_000, 720_000));
      case 'hibernation':
        // Only 3.0 knows the word; the others wait for their next turn.
        return (
          this.identity.version === '3.0.0' && this.rest(now, 'HIBERNATING', this.random.between(120_000, 480_000))
        );
      default:
        return this.condition.begin(episode, now);
    }
  }

  private rest(now: number, state: 'OFFLINE' | 'HIBERNATING', forMs: number): boolean {
    if (!this.link.isUp || !this.condition.isWorking || now < this.startingUntil) return false;
    this.report(now);
    this.link.goodbye(now + 1, state);
    this.offUntil = now + forMs;
    this.options.happened(state === 'OFFLINE' ? 'goodbye' : 'hibernation');
    return true;
  }

  private switchOn(now: number): void {
    this.offUntil = null;
    this.stateHeader = 0;
    this.startingUntil = now + this.random.between(4_000, 10_000);
    // Before the first state, which is this period's.
    this.link.connect(now - 1);
  }

  private report(now: number): void {
    const { identity, condition, options } = this;
    if (this.offUntil !== null) return;
    const header = { headerId: (this.stateHeader += 1), timestamp: options.stamp(now) };
    this.link.send(now, stateMessage(identity, header, condition, now < this.startingUntil));
    if (this.stateHeader >= TELEMETRY_FROM_REPORT && now >= this.telemetryAt) {
      this.telemetryAt = now + TELEMETRY_EVERY;
      for (const entry of driveTelemetry(identity.serialNumber, header.timestamp, condition))
        this.link.tell(now, entry);
    }
  }
}
