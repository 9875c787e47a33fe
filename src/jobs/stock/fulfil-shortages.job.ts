import { stock } from '../../services/index.js';
import type { Job } from '../ticker.js';

export const stockJobs: Job[] = [{ name: 'stock.fulfil-shortages', every: 30_000, run: stock.fulfilWaiting }];
