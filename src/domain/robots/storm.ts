/** A storm: many robots with the same finding, or on the same site, at once are one problem. */

/** This many robots … */
export const STORM_ROBOTS = 10;
/** … within this time, in seconds. */
export const STORM_SECONDS = 60;

/** When the first storm among some faults began, ms since 1970, or null when there is none. `at` is when a fault was raised. */
export function startOfStorm(raised: readonly { robotId: string; at: number }[]): number | null {
  const ordered = raised.toSorted((a, b) => a.at - b.at);
  const faults = new Map<string, number>();
  let first = 0;
  for (const { robotId, at } of ordered) {
    faults.set(robotId, (faults.get(robotId) ?? 0) + 1);
    for (; ordered[first]!.at < at - STORM_SECONDS * 1_000; first += 1) {
      const left = ordered[first]!.robotId;
      const count = faults.get(left)! - 1;
      if (count === 0) faults.delete(left);
      else faults.set(left, count);
    }
    if (faults.size >= STORM_ROBOTS) return ordered[first]!.at;
  }
  return null;
}
