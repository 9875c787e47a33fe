/** A typed client of Ouranos Desk. */
export { createDesk, type Desk, type DeskOptions } from './desk.js';
export {
  CursorExpired,
  DeskError,
  Forbidden,
  MutationRefused,
  NotFound,
  RateLimited,
  SocketClosed,
  Unauthenticated,
  Unreachable,
} from './errors.js';
export type * from './generated/documents.js';
export type { CallOptions, StreamOptions } from './operation.js';
export { paginate, type Page } from './paginate.js';
export { unwrap, type Done, type Refusal, type Refused, type Result } from './result.js';
export type { Patience, Retry } from './retry.js';
export type { Credentials, Tokens } from './session.js';
export type { Stream } from './stream.js';
