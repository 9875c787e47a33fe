/**
 * What will befall a robot and when: drawn in advance from its own chance, so that a story does not depend on how often
 * it is looked at.
 */
import type { Random } from './random.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What can happen, and once in how many hours of one robot. A real fleet is luckier; a story has to show something. */
export const EPISODES = {
  dirtyScanner: 40,
  wornDrive: 60,
  slipperyFloor: 30,
  lostPosition: 40,
  maintenance: 60,
  emergencyStop: 30,
  manualDrive: 20,
  serviceVisit: 60,
  networkLoss: 12,
  goodbye: 20,
  hibernation: 10,
} as const;

/** One kind of thing that can happen. */
export type Episode = keyof typeof EPISODES;

/** All of them. */
export const EPISODE_NAMES = Object.keys(EPISODES) as Episode[];

/** The same thing does not happen to the same robot again before this. */
const REST = 10 * MINUTE;

/** A robot's diary. Times are milliseconds of the story. */
export class Diary {
  private readonly planned = new Map<Episode, number>();

  constructor(private readonly random: Random) {
    for (const episode of EPISODE_NAMES) this.planned.set(episode, random.waiting(EPISODES[episode] * HOUR));
  }

  /** Makes sure that something happens at this time at the latest. */
  plan(episode: Episode, at: number): void {
    this.planned.set(episode, Math.min(at, this.planned.get(episode) ?? at));
  }

  /** Takes what is due. The caller says whether it could begin; if not (the robot is busy otherwise), it waits a little. */
  takeDue(now: number, begin: (episode: Episode) => boolean): void {
    for (const [episode, at] of this.planned) {
      if (at > now) continue;
      const next = begin(episode)
        ? REST + this.random.waiting(EPISODES[episode] * HOUR)
        : this.random.between(20_000, 60_000);
      this.planned.set(episode, now + next);
    }
  }
}
