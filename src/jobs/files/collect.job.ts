import { files } from '../../services/index.js';
import type { Job } from '../ticker.js';

export const fileJobs: Job[] = [{ name: 'files.collect-orphans', every: 3_600_000, run: files.collectOrphans }];
