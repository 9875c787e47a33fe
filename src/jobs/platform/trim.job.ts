import { platform } from '../../services/index.js';
import type { Job } from '../ticker.js';

export const trimJobs: Job[] = [
  { name: 'platform.trim-events', every: 600_000, run: platform.trimEvents },
  { name: 'platform.forget-idempotency-keys', every: 3_600_000, run: platform.forgetIdempotencyKeys },
];
