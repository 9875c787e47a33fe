import { platform } from '../../services/index.js';
import type { Job } from '../ticker.js';

export const auditJobs: Job[] = [{ name: 'platform.seal-audit', every: 60_000, run: platform.sealAudit }];
