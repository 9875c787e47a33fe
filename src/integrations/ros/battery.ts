import type { Observation } from '../../domain/robots/reading.js';
import type { Notes } from '../foreign/notes.js';

/** Keys under which drivers send the charge of a battery in percent, in lower case. Kept few: a wrong level is worse than none. */
const KEYS: ReadonlySet<string> = new Set(['percentage', 'battery percentage', 'battery_level', 'charge (%)']);

/**
 * The battery level in percent (0 to 100) that the statuses tell, or null. Only a status whose name contains `battery`
 * is asked, and not a stale one. Of several batteries the lowest counts.
 *
 * Some drivers that send `percentage` mean percent, others pass on the fraction of `sensor_msgs/BatteryState` (0 to 1), and
 * the `Charge (%)` of Clearpath's Husky is a fraction as well. Above 0 and up to 1 nobody can tell which, so that is noted and left out.
 */
export function readBattery(observations: readonly Observation[], notes: Notes): number | null {
  let lowest: number | null = null;
  for (const { component, level, values } of observations) {
    if (level === 'STALE' || !component.toLowerCase().includes('battery')) continue;
    for (const [key, value] of Object.entries(values)) {
      if (typeof value !== 'number' || !KEYS.has(key.toLowerCase())) continue;
      if (value > 0 && value <= 1) notes.add('the battery percentage may be a fraction and is not taken as the level');
      else if (value < 0 || value > 100) notes.add('the battery percentage is not between 0 and 100');
      else if (lowest === null || value < lowest) lowest = value;
    }
  }
  return lowest;
}
