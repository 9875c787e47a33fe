/**
 * The line that says how far a program has come: rewritten in place on a terminal, an occasional plain line in a log.
 */
import type { Clock } from './clock.js';
import type { Writer } from './world.js';

/** A terminal redrawn more often than this only flickers. */
export const REDRAW_MS = 100;
/** A log file should be readable afterwards: one line in this time at most. */
const LOG_MS = 10_000;

const CLEAR_LINE = '\r\u001b[2K';

/** One progress line on one writer. */
export class ProgressLine {
  private shown = '';
  private lastDrawn = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly to: Writer,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  /** Says where things stand; called as often as one likes. `atOnce`: a terminal is redrawn even if it was just now. */
  update(text: string, atOnce = false): void {
    const now = this.clock.now();
    const soon = now - this.lastDrawn < (this.to.isTTY ? REDRAW_MS : LOG_MS);
    if (soon && !(atOnce && this.to.isTTY)) return;
    this.lastDrawn = now;
    if (this.to.isTTY) this.draw(text);
    else this.to.write(`${text}\n`);
  }

  /** Says something that must not be lost (a retry, a bad line), on a line of its own. */
  note(text: string): void {
    if (!this.to.isTTY) {
      this.to.write(`${text}\n`);
      return;
    }
    const current = this.shown;
    this.to.write(`${CLEAR_LINE}${text}\n`);
    if (current) this.draw(current);
  }

  /** Takes the line away: what follows is the summary. */
  end(): void {
    if (this.to.isTTY && this.shown) this.to.write(CLEAR_LINE);
    this.shown = '';
  }

  private draw(text: string): void {
    // A line longer than the terminal wraps, and a wrapped line cannot be rewritten in place. Some terminals say 0.
    this.shown = text.slice(0, Math.max(20, (this.to.columns || 80) - 1));
    this.to.write(`${CLEAR_LINE}${this.shown}`);
  }
}
