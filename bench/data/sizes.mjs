/** How much of everything there is. At scale 1: the sizes of the benchmark's specification. */

/**
 * @param {number} scale of everything
 * @param {number} grow of tickets and their timelines only
 */
export function sizesOf(scale, grow = 1) {
  const of = (count, least) => Math.max(least, Math.round(count * scale));
  return {
    clients: of(1_000, 20),
    sites: of(2_000, 40),
    robots: of(10_000, 200),
    technicians: of(40, 4),
    tickets: of(100_000, 2_000) * grow,
    entries: of(100_000, 2_000) * grow * ENTRIES_A_TICKET,
    diagnostics: of(1_000_000, 10_000),
  };
}

export const ENTRIES_A_TICKET = 5;
/** Robots on each of the large sites; the first site is the one that R4 and S1 look at. */
export const ROBOTS_OF_LARGE_SITE = 100;
