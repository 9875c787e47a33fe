import { accounts } from '../../services/index.js';
import type { Job } from '../ticker.js';

export const forgetJobs: Job[] = [{ name: 'accounts.forget', every: 3_600_000, run: accounts.forgetComingsAndGoings }];
