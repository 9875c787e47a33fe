import { ATTEMPT_KINDS, CALLER_KINDS } from '../../domain/platform/policies.js';
import { enumOf } from '../common/enums.js';

export const CallerKind = enumOf('CallerKind', 'Who calls, as limits tell callers apart.', CALLER_KINDS, {
  CLIENT: 'A client’s person; each has a budget of their own, and all of a client share one.',
  TECHNICIAN: 'A technician.',
  SAV_MANAGER: 'A manager of the after-sales service.',
  ADMIN: 'An administrator.',
  SERVICE: 'A program with an API key; each key has a budget of its own.',
  ANONYMOUS: 'Anybody who is not signed in, by address; an IPv6 network of 64 bits counts as one.',
});

export const AttemptKind = enumOf('AttemptKind', 'What is counted by the attempt.', ATTEMPT_KINDS, {
  LOGIN: 'Signing in; the subject is the e-mail address.',
  REFRESH: 'Exchanging a refresh token; the subject is the session.',
  REGISTER: 'Making an account; the subject is the e-mail address.',
  PASSWORD_RESET: 'Asking for a new password; the subject is the e-mail address.',
  UPLOAD: 'Asking for a place to send a file to; the subject is the account.',
});
