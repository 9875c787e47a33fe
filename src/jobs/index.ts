/** All jobs. */
import { forgetJobs } from './accounts/forget.job.js';
import { identityJobs } from './accounts/identity.job.js';
import { fileJobs } from './files/collect.job.js';
import { mailJobs } from './notifications/send-mail.job.js';
import { auditJobs } from './platform/audit.job.js';
import { trimJobs } from './platform/trim.job.js';
import { watchRobotsJobs } from './robots/watch-robots.job.js';
import { slaJobs, slaWork } from './sla/deadlines.job.js';
import type { DueWork } from './queue.js';
import type { Job } from './ticker.js';

export { prepareQueue, startQueue, type Queue } from './queue.js';
export { startTicker, type Ticker } from './ticker.js';
export const jobs: readonly Job[] = [
  ...mailJobs,
  ...fileJobs,
  ...watchRobotsJobs,
  ...trimJobs,
  ...auditJobs,
  ...identityJobs,
  ...forgetJobs,
  ...slaJobs,
];

/** What the queue does, by the name of the job. */
export const dueWork: Readonly<Record<string, DueWork>> = { ...slaWork };
