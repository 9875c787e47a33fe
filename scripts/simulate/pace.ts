/**
 * The pace of a story against the clock on the wall.
 */

/** When the desk is slow, so many ticks go into one request; beyond that the story waits, and no queue ever grows. */
export const MAX_MERGED_TICKS = 10;

/**
 * Where a story's time lies on the clock. A fast story is a film in fast motion: its messages bear the time at which
 * they are sent, so that no robot ever speaks from the future.
 */
export class StoryClock {
  constructor(
    /** When the story began, in ms since 1970; moves on when the story has to wait. */
    private startedAt: number,
    /** Story time passes so many times faster than the clock. */
    private readonly speed: number,
  ) {}

  /** The story could not be told for so long; what follows happens later. */
  postpone(ms: number): void {
    this.startedAt += ms;
  }

  /** The time a message bears, ISO 8601 in UTC. */
  readonly stamp = (storyMs: number): string => new Date(this.startedAt + storyMs / this.speed).toISOString();
}

/** Messages a second, over the last few seconds. */
export class Rate {
  private readonly counts: { at: number; n: number }[] = [];

  constructor(private readonly windowMs = 10_000) {}

  add(at: number, n: number): void {
    this.counts.push({ at, n });
    while ((this.counts[0]?.at ?? at) < at - this.windowMs) this.counts.shift();
  }

  /** The first count only opens the window: what it counted came before. */
  perSecond(): number {
    const [first, ...later] = this.counts;
    const last = later.at(-1);
    if (!first || !last || last.at === first.at) return 0;
    return (later.reduce((sum, { n }) => sum + n, 0) * 1_000) / (last.at - first.at);
  }
}
