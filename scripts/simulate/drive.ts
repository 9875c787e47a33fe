/**
 * A drive motor: its current, the heat the current makes, and the wear that raises both long before anything fails.
 */
import type { Random } from './random.js';

/** Above this the motor controller switches off. °C. */
export const DRIVE_LIMIT = 125;

const AMBIENT = 24;
/** Seconds in which a motor's temperature covers two thirds of the way to where it is going. */
const THERMAL_TIME = 400;
/** °C per A²: heat grows with the square of the current. */
const HEATING = 0.22;

/** How hard the drive works just now. */
export interface Effort {
  moving: boolean;
  loaded: boolean;
}

/** One of a robot's two drives. */
export class Drive {
  /** A. */
  current = 0.4;
  /** °C. */
  temperature: number;
  /** 0 new, 1 a bearing about to seize. */
  wear: number;
  /** Wear per second while a bearing is going; 0 on a healthy drive. */
  private wearing = 0;

  constructor(
    readonly component: string,
    private readonly random: Random,
  ) {
    this.temperature = AMBIENT + random.between(2, 12);
    this.wear = random.between(0, 0.12);
  }

  /** A bearing begins to go: from now on wear rises, and the drive is done for after about `seconds`. */
  startWearing(seconds: number): void {
    this.wearing = 1 / seconds;
  }

  /** The bearing is replaced. */
  repair(): void {
    this.wear = 0;
    this.wearing = 0;
  }

  get isWearing(): boolean {
    return this.wearing > 0;
  }

  get isTooHot(): boolean {
    return this.temperature >= DRIVE_LIMIT;
  }

  step(seconds: number, { moving, loaded }: Effort): void {
    this.wear = Math.min(1, this.wear + this.wearing * seconds);
    const steady = moving ? 8 + (loaded ? 1.5 : 0) + 22 * this.wear : 0.4;
    this.current = Math.max(0, steady * (1 + this.random.between(-0.06, 0.06)));
    const settled = AMBIENT + HEATING * steady ** 2;
    this.temperature += (settled - this.temperature) * (1 - Math.exp(-seconds / THERMAL_TIME));
  }
}
