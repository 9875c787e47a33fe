import { robots } from '../../services/index.js';
import type { Job } from '../ticker.js';

export const watchRobotsJobs: Job[] = [
  { name: 'robots.silence', every: 2_000, run: robots.markSilentRobots },
  { name: 'robots.settle-flapping', every: 10_000, run: robots.settleFlapping },
  { name: 'robots.resolve-passed-storms', every: 30_000, run: robots.resolvePassedStorms },
  { name: 'robots.complete-evidence', every: 15_000, run: robots.completeEvidenceWindows },
  { name: 'robots.keep-diagnostics', every: 3_600_000, run: robots.keepDiagnostics },
];
