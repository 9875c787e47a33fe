/** Why the embedded PostgreSQL could not be started; the codes are stable, the sentences are for people. */
export type PostgresErrorCode =
  | 'DATA_DIR_IN_USE'
  | 'DISK_FULL'
  | 'OTHER_VERSION'
  | 'NOT_A_CLUSTER'
  | 'PASSWORD_LOST'
  | 'NOT_PERMITTED'
  | 'NO_ACCOUNT'
  | 'PORT_TAKEN'
  | 'UNSUPPORTED_PLATFORM'
  | 'FAILED';

/** One sentence that says what to do, to be shown as it is; `detail` holds what PostgreSQL itself said last. */
export class PostgresError extends Error {
  override readonly name = 'PostgresError';
  readonly code: PostgresErrorCode;
  readonly detail: string;

  constructor(code: PostgresErrorCode, message: string, options: { detail?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.detail = options.detail ?? '';
  }
}

/** What PostgreSQL's own output says in words of ours, or undefined when nothing in it is known. */
export function explainOutput(output: string, dataDir: string): PostgresError | undefined {
  const known = (code: PostgresErrorCode, message: string) => new PostgresError(code, message, { detail: output });
  if (/No space left on device|Disk quota exceeded/i.test(output)) {
    return known('DISK_FULL', `The disk that holds ${dataDir} is full. Free some space and start the desk again.`);
  }
  if (/could not look up effective user ID/i.test(output)) {
    return known(
      'NO_ACCOUNT',
      'PostgreSQL needs an account with a name, and this process runs under a bare number. ' +
        'Add the number to /etc/passwd, or set DATABASE_URL to a server of your own.',
    );
  }
  if (/error while loading shared libraries/i.test(output)) {
    return known(
      'UNSUPPORTED_PLATFORM',
      'The PostgreSQL of the npm package does not run on this system. Set DATABASE_URL to a server of your own.',
    );
  }
  return undefined;
}

/** The last lines of an output, the part that says what went wrong. */
export function tailOf(output: string, lines = 12): string {
  return output.trimEnd().split('\n').slice(-lines).join('\n');
}

/** True for a system error that carries one of these codes, such as ENOENT. */
export function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

/** A system error met while working in a folder, as a sentence when it is one of those a person can do something about. */
export function explainSystemError(error: unknown, dir: string): unknown {
  if (hasCode(error, 'ENOSPC', 'EDQUOT')) return explainOutput('No space left on device', dir) ?? error;
  if (!hasCode(error, 'EACCES', 'EPERM', 'EROFS')) return error;
  return new PostgresError(
    'NOT_PERMITTED',
    `The folder ${dir} cannot be used by this account. ` +
      'Start the desk under the account that owns it, or set DATA_DIR to another folder.',
    { detail: error instanceof Error ? error.message : '', cause: error },
  );
}
