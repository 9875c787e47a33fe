import { accounts, notifications } from '../../services/index.js';
import type { Job } from '../ticker.js';

export const mailJobs: Job[] = [
  { name: 'notifications.send-mail', every: 2_000, run: (call) => notifications.sendDueMail(call, accounts.LETTERS) },
  { name: 'notifications.forget-mail', every: 3_600_000, run: notifications.forgetMail },
];
