/** All jobs. */
import { identityJobs } from './accounts/identity.job.js';
import { auditJobs } from './platform/audit.job.js';
import { trimJobs } from './platform/trim.job.js';
import { watchRobotsJobs } from './robots/watch-robots.job.js';
import type { Job } from './ticker.js';

export { startTicker, type Ticker } from './ticker.js';
export const jobs: readonly Job[] = [...watchRobotsJobs, ...trimJobs, ...auditJobs, ...identityJobs];
