import type { FetcherParams } from '@graphiql/toolkit';
import { GRAPHQL_URL } from '../address.js';
import { type Answer, readAnswer } from '../session/ask.js';
import { currentAuthorization, renewNow, session } from '../session/session.js';
import { costOf, traffic } from './traffic.js';

export type Headers = Record<string, string>;

/**
 * Sends one operation over HTTP. The session's `Authorization` is added unless the headers editor brings its own. When
 * the server no longer knows the token (clock changed, keys rotated) it is renewed and the operation sent again, once:
 * a refused operation has done nothing, so this is safe for mutations too.
 */
export async function sendOverHttp(
  params: FetcherParams,
  headers: Headers,
  watched: boolean,
): Promise<Answer<unknown>> {
  const started = performance.now();
  const asker = session.get().identity;
  if (watched) traffic.set({ kind: 'asking' });
  try {
    let { response, answer } = await send(params, headers);
    if (isUnauthenticated(answer.errors) && !hasAuthorization(headers) && (await renewNow())) {
      ({ response, answer } = await send(params, headers));
    }
    // Whoever has signed in meanwhile must not be shown what the last one asked for.
    if (session.get().identity !== asker && !hasAuthorization(headers) && !isUnauthenticated(answer.errors)) {
      throw new Error('Asked before the last sign-in or sign-out.');
    }
    if (watched) {
      const cost = costOf((answer as { extensions?: unknown }).extensions);
      traffic.set({ kind: 'answered', status: response.status, ms: performance.now() - started, cost });
    }
    return answer;
  } catch (error) {
    const message = error instanceof TypeError ? 'The desk cannot be reached.' : String((error as Error).message);
    if (watched) traffic.set({ kind: 'failed', message });
    throw new Error(message, { cause: error });
  }
}

async function send(params: FetcherParams, headers: Headers): Promise<{ response: Response; answer: Answer<unknown> }> {
  const authorization = hasAuthorization(headers) ? null : await currentAuthorization();
  const response = await fetch(GRAPHQL_URL, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json;q=0.9',
      ...(authorization ? { authorization } : {}),
      ...headers,
    },
    body: JSON.stringify(params),
  });
  return { response, answer: await readAnswer(response) };
}

/** Whether the reader wrote an `Authorization` of their own, in whatever case. */
export const hasAuthorization = (headers: Headers): boolean =>
  Object.keys(headers).some((name) => name.toLowerCase() === 'authorization');

/** Whether an answer, or a stream's refusal, says that the token is not (or no longer) good. */
export function isUnauthenticated(errors: unknown): boolean {
  return (
    Array.isArray(errors) &&
    errors.some((error: { extensions?: { code?: unknown } }) => error?.extensions?.code === 'UNAUTHENTICATED')
  );
}
