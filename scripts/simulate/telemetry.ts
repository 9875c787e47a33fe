/**
 * What VDA 5050 has no field for: the drives' measures, as the desk's own entries. (Its `information` list is for
 * people to look at; the standard forbids logic built on it.) This is where a failure shows before it happens.
 */
import type { EntryInput } from '../support/desk-client.js';
import type { Condition } from './condition.js';

/** One line for each drive: current in ampere, temperature in °C. All is well, says the robot; the numbers say more. */
export function driveTelemetry(serialNumber: string, observedAt: string, { drives }: Condition): EntryInput[] {
  return drives.map(({ component, current, temperature }) => ({
    serialNumber,
    observedAt,
    component,
    code: 'driveTelemetry',
    level: 'OK',
    message: '',
    values: { motorCurrent: Number(current.toFixed(2)), motorTemperature: Number(temperature.toFixed(1)) },
  }));
}
