/** Which changes the audit log accounts for. Whatever is not named here is audited, so that a new entity cannot be forgotten. */

/** Not audited, and why not. */
const NOT_AUDITED: Record<string, string> = {
  AuditEvent: 'the audit log itself',
  AuditSeal: 'the audit log itself',
  Diagnostic: 'telemetry',
  Event: 'the log that streams are served from; what it tells of is audited',
  EventLog: 'housekeeping of that log',
  Evidence: 'telemetry, frozen by the desk',
  File: 'bytes on their way; what they are attached to is audited',
  FaultProgress: 'telemetry, counted by the desk',
  Idempotency: 'housekeeping; what was done under the key is audited',
  LoginAttempt: 'an audit log of its own',
  KnownNetwork: 'follows from the login audit',
  Mail: 'a letter on its way; what it is about is audited',
  RobotState: 'telemetry',
  SlaClock: 'reckoned by the desk from the timeline of its ticket',
  SlaRecount: 'housekeeping of the clocks',
  SlaTerms: 'copies of policies and calendars, whose changes are audited',
  SsoSignIn: 'a step on the way to a sign-in, which the login audit tells',
  TicketRead: 'how far somebody has read',
  Throttle: 'counts of attempts, which the login audit tells',
  TimelineEntry: 'a record of its own, of changes that are audited',
};

/** What is particular about the changes of an entity. */
interface Particulars {
  /** Fields whose values nobody may read: that they changed is told, and no more. */
  withheld?: readonly string[];
  /** Fields that move by themselves: not told, and not worth an event alone. */
  quiet?: readonly string[];
  /** Fields that look like a secret by their names, and are none. */
  plain?: readonly string[];
  /** Its making is told elsewhere. */
  madeQuietly?: true;
}

const PARTICULARS: Record<string, Particulars> = {
  Account: { withheld: ['passwordHash'] },
  AccountIdentity: { quiet: ['usedAt'] },
  ApiKey: { withheld: ['secretHash'], quiet: ['usedAt'] },
  // Signing in is in the login audit, and a session that is used is renewed. What remains is how it ends.
  Session: {
    withheld: ['tokenHash', 'familyKey', 'retryNonce'],
    quiet: ['tokenHash', 'familyKey', 'retryNonce', 'usedAt', 'expiresAt', 'address', 'userAgent'],
    madeQuietly: true,
  },
  // Given by the database, and told by whoever reads.
  TicketMessage: { quiet: ['place', 'seenAt'] },
  PasswordLink: { withheld: ['tokenHash'] },
  SigningKey: { withheld: ['privateJwk'] },
};

/** Says nothing that the other fields and the event's time do not say. */
const BOOKKEEPING = ['version', 'updatedAt'];

/** Names that secrets go by: the long ones wherever they stand in a name, the short ones as a word of it. */
const SECRET = /password|passphrase|secret|token|hash|private|verifier|credential/i;
const SECRET_WORDS = new Set(['otp', 'totp', 'pin', 'salt', 'nonce']);

/** Whether a field sounds like a secret. Such a one is withheld, unless it is said to be none. */
export const soundsSecret = (field: string): boolean =>
  SECRET.test(field) || field.split(/(?=[A-Z])|_/).some((word) => SECRET_WORDS.has(word.toLowerCase()));

/** How changes of one entity are told. */
export interface AuditPolicy {
  isQuiet(field: string): boolean;
  isWithheld(field: string): boolean;
  madeQuietly: boolean;
}

/** The policy of an entity by the name of its kind; null when its changes are not audited. */
export function auditPolicyOf(entity: string): AuditPolicy | null {
  if (entity in NOT_AUDITED) return null;
  const { withheld = [], quiet = [], plain = [], madeQuietly = false } = PARTICULARS[entity] ?? {};
  return {
    isQuiet: (field) => quiet.includes(field) || BOOKKEEPING.includes(field),
    isWithheld: (field) => withheld.includes(field) || (soundsSecret(field) && !plain.includes(field)),
    madeQuietly,
  };
}

/** What has been decided by name, for those who check that it has been. */
export const auditDecisions = {
  notAudited: NOT_AUDITED,
  particulars: PARTICULARS,
  /** Whether somebody has said what a field is: withheld, or plain although it sounds like a secret. */
  isDecided: (entity: string, field: string): boolean =>
    [...(PARTICULARS[entity]?.withheld ?? []), ...(PARTICULARS[entity]?.plain ?? [])].includes(field),
};
