/** Reading what came back over HTTP. Pure: no network here. */
import { errorOf, RateLimited, Unauthenticated, Unreachable } from './errors.js';
import type { DeskError, ErrorFacts, GraphqlError } from './errors.js';
import type { Operation } from './operation.js';
import { retryAfterMs } from './retry.js';

/** What GraphQL says in a body or in an event. */
export interface GraphqlBody {
  data?: Record<string, unknown> | null;
  errors?: readonly GraphqlError[];
}

/** What was said, and what the way it came by adds to its errors. */
export interface Answer extends GraphqlBody {
  facts: ErrorFacts;
}

type OnPartial = (errors: readonly DeskError[], operation: string) => void;

/** A proxy, or a desk that is restarting. */
const PASSING = new Set([502, 503, 504]);

/** The GraphQL of an HTTP answer. @throws DeskError when there is none */
export function answerOf(status: number, headers: Headers, text: string, now: number): Answer {
  const said = { requestId: headers.get('x-request-id'), retryAfterMs: retryAfterMs(headers, now) };
  // The status says that it may work later, whatever the body says.
  const facts = PASSING.has(status) ? { ...said, retryable: true } : said;
  const body = bodyOf(text);
  if (body) return { ...body, facts };
  const detail = `HTTP ${status} without a GraphQL answer`;
  if (status === 401) throw new Unauthenticated('UNAUTHENTICATED', detail, facts);
  if (status === 429) throw new RateLimited('RATE_LIMITED', detail, { ...facts, retryable: true });
  throw new Unreachable('UNREACHABLE', detail, facts);
}

/** Whether the desk does not know the document by its hash. Then nothing was done. */
export const isUnknownDocument = ({ errors }: Answer): boolean =>
  errors?.some(({ extensions }) => extensions?.['code'] === 'PERSISTED_QUERY_NOT_FOUND') ?? false;

/**
 * The value of the one field that was asked for.
 *
 * Where the field itself is missing, its error is thrown. A refusal further inside only empties the part that it is
 * about, as the schema allows: the rest is returned, and `onPartial` is told.
 * @throws DeskError
 */
export function valueOf(field: string, kind: Operation['kind'], answer: Answer, onPartial?: OnPartial): unknown {
  const { data, errors, facts } = answer;
  const value = data?.[field];
  const toError = (error: GraphqlError): DeskError => errorOf(error, facts);
  if (errors?.[0]) {
    // A payload that lacks a part of its own would look like a mutation that was done and is not told.
    const fatal = value == null ? errors[0] : kind === 'mutation' && errors.find(({ path = [] }) => path.length <= 2);
    if (fatal) throw toError(fatal);
    onPartial?.(errors.map(toError), field);
  } else if (value === undefined) {
    throw new Unreachable('UNREACHABLE', `The answer has no ${field}: is this a desk?`, facts);
  }
  return value;
}

function bodyOf(text: string): GraphqlBody | null {
  try {
    const body: unknown = JSON.parse(text);
    const isGraphql = typeof body === 'object' && body !== null && ('data' in body || 'errors' in body);
    return isGraphql ? (body as GraphqlBody) : null;
  } catch {
    return null;
  }
}
