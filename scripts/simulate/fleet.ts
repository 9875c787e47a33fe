/**
 * The fleet: all robots, moved together, and what the broker receives from them, in order of arrival.
 */
import { EPISODE_NAMES } from './diary.js';
import type { InTransit, Message, Stamp } from './link.js';
import { createRandom } from './random.js';
import { SimulatedRobot, versionOf } from './robot.js';

/** What makes a story: the same options tell the same one. */
export interface FleetOptions {
  robots: number;
  seed: string;
  /** How often each robot reports, in milliseconds of the story. */
  periodMs: number;
  /** The time that messages bear for a time of the story. */
  stamp: Stamp;
}

const MINUTE = 60_000;
/** Within this time a story has begun everything at least once. */
const SHOWN_WITHIN = 14 * MINUTE;
/** A fleet smaller than this takes longer, or its few robots would never get to work. */
const SHOWN_BY = 10;
/** A bearing takes a quarter of an hour to fail: it has to begin early. */
const WEAR_BEGINS_WITHIN = 3 * MINUTE;

/** A fleet of robots. Pure: no clock, no network; time passes in steps of one period. */
export class Fleet {
  /** What has happened so far, by name. */
  readonly happened = new Map<string, number>();
  /** Milliseconds since the story began. */
  storyMs = 0;
  private readonly robots: SimulatedRobot[];

  constructor(private readonly options: FleetOptions) {
    const { robots, seed } = options;
    const random = createRandom(`${seed}/fleet`);
    const happened = (what: string) => void this.happened.set(what, (this.happened.get(what) ?? 0) + 1);
    // Some batteries must run low before the story is old.
    const low = new Set(Array.from({ length: 1 + Math.floor(robots / 100) }, () => random.whole(1, robots)));
    this.robots = Array.from({ length: robots }, (_, i) => {
      const batteryLevel = low.has(i + 1) ? random.between(20.5, 22) : null;
      return new SimulatedRobot({ ...options, number: i + 1, happened, batteryLevel });
    });
    this.plant();
  }

  get onlineCount(): number {
    return this.robots.filter((robot) => robot.isOnline).length;
  }

  /** Faults that stand in the whole fleet, whether or not the desk knows. */
  get faultCount(): number {
    return this.robots.reduce((sum, robot) => sum + robot.faultCount, 0);
  }

  /** One period passes; answers what the broker received in it. */
  step(): Message[] {
    const from = this.storyMs;
    this.storyMs += this.options.periodMs;
    return this.received(this.robots.flatMap((robot) => robot.step(from, this.storyMs)));
  }

  /** All robots are switched off and say goodbye. */
  switchOff(): Message[] {
    return this.received(this.robots.flatMap((robot) => robot.switchOff(this.storyMs)));
  }

  private received(arrived: InTransit[]): Message[] {
    // Sorting is stable: what arrives in the same instant stays in the order in which the robots said it.
    arrived.sort((a, b) => a.arrivesAt - b.arrivesAt);
    return arrived.map(({ arrivesAt, message }) => {
      if ('entry' in message) return message;
      // At the end of the story the last messages are taken in flight: they must not bear a time to come.
      const receivedAt = this.options.stamp(Math.min(arrivesAt, this.storyMs));
      return { vda5050: { ...message.vda5050, receivedAt } };
    });
  }

  /** Chance alone may show nothing for an hour: each kind of episode is planned once early, and once more per 100 robots. */
  private plant(): void {
    const random = createRandom(`${this.options.seed}/plan`);
    const shownWithin = SHOWN_WITHIN * Math.max(1, SHOWN_BY / this.robots.length);
    for (const episode of EPISODE_NAMES) {
      for (let i = 0; i <= this.robots.length / 100; i++) {
        const within = episode === 'wornDrive' ? WEAR_BEGINS_WITHIN : shownWithin;
        const first = random.whole(1, this.robots.length);
        const number = episode === 'hibernation' ? this.nextSpeaking3(first) : first;
        this.robots[number - 1]?.diary.plan(episode, random.between(0.5 * MINUTE, within));
      }
    }
  }

  private nextSpeaking3(first: number): number {
    for (let number = first; number < first + 10 && number <= this.robots.length; number++) {
      if (versionOf(number) === '3.0.0') return number;
    }
    return Math.min(4, this.robots.length);
  }
}
