/** The only place that turns what went wrong into what a client is told. What is not expected is masked. */
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { DeskError } from '../domain/errors.js';
import { sentence } from '../domain/messages.js';
import type { Call } from '../services/desk.js';

type Asker = Pick<Call, 'locale' | 'requestId'> & { desk: Pick<Call['desk'], 'log'> };

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
    return {
      message: sentence(key, params, asker.locale),
      ...place,
      extensions: { code, ...(details && { details }) },
    };
  }
  const code = error.extensions['code'];
  const isOperation = typeof code === 'string' && OPERATION_CODES.has(code);
  // An error without a cause was made by GraphQL about the operation or its variables, never by our code.
  if (isOperation || (cause === undefined && code !== 'INTERNAL_SERVER_ERROR'))
    return { message: error.message, ...place, extensions: { code: isOperation ? code : 'BAD_USER_INPUT' } };
  asker.desk.log.error({ err: cause ?? error, path, requestId: asker.requestId }, 'unexpected error');
  return {
    message: `Internal error. Reference: ${asker.requestId}`,
    ...place,
    extensions: { code: 'INTERNAL', requestId: asker.requestId },
  };
}

/** A refusal at the door, before there is an operation. */
export function refusalAtDoor(error: DeskError, locale: Call['locale']): GraphQLError {
  return new GraphQLError(sentence(error.key, error.params, locale), {
    extensions: { code: error.code, http: { status: STATUS[error.code] ?? 403 } },
  });
}

/** What our own code threw, if it was our code that did. */
function rootCause(error: GraphQLError): Error | undefined {
  let cause: Error | undefined = error.originalError ?? undefined;
  while (cause instanceof GraphQLError) cause = cause.originalError ?? undefined;
  return cause;
}
