import type { Letter } from '../../services/ports.js';

/** A letter as nodemailer takes it. The same mail sent twice bears the same Message-ID. */
export const messageOf = ({ id, to, subject, text, html }: Letter, from: string) => ({
  from,
  // An address that is an object is taken as it is, whatever commas and brackets are in it.
  to: { name: '', address: to },
  subject,
  text,
  html,
  messageId: `<${id}@${/@([^>\s]+)/.exec(from)?.[1] ?? 'localhost'}>`,
  // Nobody's out-of-office note is wanted, and none is to be answered.
  headers: { 'Auto-Submitted': 'auto-generated' },
  // What is sent is in the letter: no file and no address is ever fetched for it.
  disableFileAccess: true,
  disableUrlAccess: true,
});
