/**
 * The PostgreSQL the desk brings along, out of npm: the default when no DATABASE_URL is set. Only the package's programs
 * are used, not its wrapper, which takes over the process's signals, logs to the console, needs an account called
 * postgres, and cannot take over what a killed desk left behind.
 */
export { PostgresError } from './errors.js';
export type { PostgresErrorCode } from './errors.js';
export type { PostgresExit } from './server.js';
export { removePostgres, startPostgres } from './start.js';
export type { PostgresOptions, RunningPostgres } from './start.js';
