/**
 * A battery: drained by driving, filled at a charger, slowly getting old.
 */

/** Percent below which a robot says that its battery is low. */
export const BATTERY_LOW = 20;
/** It stops saying so only above this: a level swinging around one limit would flap. */
export const BATTERY_LOW_OVER = 30;

/** Percent an hour. */
const DRAIN = { resting: 4, moving: 26, loaded: 34 };
const CHARGE = 180;

/** A robot's battery. */
export class Battery {
  charging = false;

  constructor(
    /** Percent, 0 to 100. */
    public level: number,
    /** Percent of the capacity it had when new. */
    readonly health: number,
  ) {}

  /** V: of a 48 V lithium battery, falling with its charge and lifted by a charger. */
  get voltage(): number {
    return 44.8 + 0.072 * this.level + (this.charging ? 1.6 : 0);
  }

  /** How far the charge still carries, in metres. */
  get reach(): number {
    return Math.round(this.level * 170 * (this.health / 100));
  }

  step(seconds: number, { moving, loaded }: { moving: boolean; loaded: boolean }): void {
    const drain = moving ? (loaded ? DRAIN.loaded : DRAIN.moving) : DRAIN.resting;
    const hourly = this.charging ? CHARGE : (-drain * 100) / this.health;
    this.level = Math.min(100, Math.max(1, this.level + (hourly * seconds) / 3_600));
  }
}
