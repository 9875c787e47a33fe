import { accounts } from '../../services/index.js';
import type { Job } from '../ticker.js';

export const identityJobs: Job[] = [
  { name: 'accounts.tend-signing-keys', every: 60_000, run: accounts.tendSigningKeys },
  { name: 'accounts.forget-sso-sign-ins', every: 600_000, run: accounts.forgetSsoSignIns },
];
