/**
 * The API keys of the demo desk. They are written here, in public, because they only ever exist on a demo desk
 * (an empty embedded database, or after an explicit `npm run demo:load`) and open nothing anywhere else.
 */

/** One key of the demo desk. */
export interface DemoKey {
  name: string;
  /** What goes after `Bearer`. */
  secret: string;
  scopes: readonly string[];
}

/** The demo desk's keys: one for each neighbour that calls it, and one for the simulated robots. */
export const DEMO_KEYS = {
  hyperion: {
    name: 'Hypérion (demo)',
    secret: 'odk_demo-hyperion_4jqVb2s8mR0xTz6k',
    scopes: ['diagnostics:write', 'diagnostics:read', 'robots:read'],
  },
  gaia: {
    name: 'Gaia (demo)',
    secret: 'odk_demo-gaia_9wLp3nYc7dKf1uGh',
    scopes: ['alerts:write', 'alerts:read', 'robots:read'],
  },
  simulator: {
    name: 'Simulator (demo)',
    secret: 'odk_demo-simulator_6eXa5rBt0oJi2vQz',
    scopes: ['diagnostics:write'],
  },
} as const satisfies Record<string, DemoKey>;
