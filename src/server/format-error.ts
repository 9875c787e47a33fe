/** The only place that turns what went wrong into what a client is told. What is not expected is masked. */
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { DeskError } from '../domain/errors.js';
import { sentence } from '../domain/messages.js';
import type { Call } from '../services/desk.js';

type Asker = Pick<Call, 'locale' | 'requestId'> & { desk: Pick<Call['desk'], 'log' | 'settings'> };

/** HTTP status of the refusals that have one; everything else of GraphQL's is 200 or Apollo's choice. */
const STATUS: Record<string, number> = { UNAUTHENTICATED: 401 };

/** Codes by which GraphQL itself refuses an operation; their messages are about the caller's own text. */
const OPERATION_CODES = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

export function formatError(error: GraphQLError, asker: Asker): GraphQLFormattedError {
  const { locations, path } = error;
  const place = { ...(locations && { locations }), ...(path && { path }) };
  const cause = rootCause(error);
  if (cause instanceof DeskError) {
    const { code, key, params, details } = cause;
    // When to come again is what programs look for first.
    const more = code === 'RATE_LIMITED' ? details : details && { details };
    return { message: sentence(key, params, asker.locale), ...place, extensions: { code, ...more } };
  }
  if (isAboutOperation(error, cause)) {
    const code = operationCodeOf(error) ?? 'BAD_USER_INPUT';
    return { message: toldOf(error, cause, asker), ...place, extensions: { code } };
  }
  const { message, extensions } = masked(cause ?? error, asker, path);
  return { message, ...place, extensions };
}

/** What is told of the caller's own text. "Did you mean …?" would tell a stranger what the schema has. */
function toldOf({ message }: GraphQLError, cause: Error | undefined, { desk }: Asker): string {
  if (cause instanceof RangeError) return 'Syntax Error: The operation is nested too deeply.';
  return desk.settings.schemaIsOpen ? message : message.replace(/ ?Did you mean(.+?)\?$/, '');
}

/** The code by which GraphQL itself refuses an operation. Compiled operations make errors without extensions. */
function operationCodeOf({ extensions }: { extensions?: GraphQLError['extensions'] }): string | undefined {
  const code = extensions?.['code'];
  return typeof code === 'string' && OPERATION_CODES.has(code) ? code : undefined;
}

/**
 * Whether the error is about the caller's own text. One without a cause was made by GraphQL: about the operation or its
 * variables; but when it has a place in the answer and none in the text, about what the desk itself answered.
 */
function isAboutOperation(error: GraphQLError, cause: Error | undefined): boolean {
  if (operationCodeOf(error)) return true;
  if (cause !== undefined || error.extensions?.['code'] === 'INTERNAL_SERVER_ERROR') return false;
  let innermost = error;
  while (innermost.originalError instanceof GraphQLError) innermost = innermost.originalError;
  return error.path === undefined || innermost.nodes !== undefined;
}

/** What is told of an unexpected error: where to find it in the log. */
function masked(error: Error, { desk, requestId }: Asker, path?: GraphQLError['path']) {
  desk.log.error({ err: error, path, requestId }, 'unexpected error');
  return { message: `Internal error. Reference: ${requestId}`, extensions: { code: 'INTERNAL', requestId } };
}

/** What is told at the door, before there is an operation. */
export function refusalAtDoor(error: unknown, asker: Asker): GraphQLError {
  if (!(error instanceof DeskError)) {
    const { message, extensions } = masked(error instanceof Error ? error : new Error(String(error)), asker);
    return new GraphQLError(message, { extensions: { ...extensions, http: { status: 500 } } });
  }
  const { code, key, params } = error;
  const extensions = { code, http: { status: STATUS[code] ?? 403 } };
  return new GraphQLError(sentence(key, params, asker.locale), { extensions });
}

/** What was thrown outside of GraphQL, as `formatError` takes it. */
export const asGraphQLError = (error: unknown): GraphQLError =>
  error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error as Error });

/** What our own code threw, if it was our code that did. */
function rootCause(error: GraphQLError): Error | undefined {
  let cause: Error | undefined = error.originalError ?? undefined;
  while (cause instanceof GraphQLError) cause = cause.originalError ?? undefined;
  return cause;
}
