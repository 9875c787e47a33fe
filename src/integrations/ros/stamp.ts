import { isForeign } from '../foreign/content.js';
import { malformed } from '../foreign/refused.js';

/**
 * Reads `header.stamp`: `{ secs, nsecs }` in ROS 1, `{ sec, nanosec }` in ROS 2. Finer digits than milliseconds are cut.
 * @throws {Refused} MALFORMED when it is missing, out of range, or zero, which is what drivers send that forget to set
 *   it; filed under 1970 such a message would count as older than everything known and change nothing
 */
export function readStamp(header: unknown): Date {
  const stamp = isForeign(header) ? header['stamp'] : undefined;
  if (!isForeign(stamp)) malformed('header.stamp is missing.');
  const seconds = stamp['sec'] ?? stamp['secs'];
  const nanoseconds = stamp['nanosec'] ?? stamp['nsecs'] ?? 0;
  if (!isCount(seconds) || !isCount(nanoseconds) || nanoseconds >= 1e9) {
    malformed('header.stamp must be { sec, nanosec } or { secs, nsecs } in whole numbers, nanoseconds below 1e9.');
  }
  if (seconds === 0 && nanoseconds === 0) malformed('header.stamp is not set: it is zero. Set it when publishing.');
  const instant = new Date(seconds * 1000 + Math.floor(nanoseconds / 1e6));
  if (Number.isNaN(instant.getTime())) malformed('header.stamp is out of range.');
  return instant;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
