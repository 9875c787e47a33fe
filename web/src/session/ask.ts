import { GRAPHQL_URL } from '../address.js';

/** One GraphQL answer as it comes over the wire. */
export interface Answer<Data> {
  data?: Data | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

/** A failed answer, in the server's own words. */
export class AskError extends Error {
  constructor(
    message: string,
    readonly code: string | undefined,
  ) {
    super(message);
  }
}

/** Asks the desk one operation and gives its data; any top-level error is thrown. */
export async function ask<Data>(query: string, variables: object, authorization?: string | null): Promise<Data> {
  const response = await fetch(GRAPHQL_URL, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json;q=0.9',
      ...(authorization ? { authorization } : {}),
    },
    body: JSON.stringify({ query, variables }),
  });
  const answer = await readAnswer<Data>(response);
  const [error] = answer.errors ?? [];
  if (error) throw new AskError(error.message, error.extensions?.code);
  if (!answer.data) throw new AskError(`The desk answered nothing (HTTP ${response.status}).`, undefined);
  return answer.data;
}

/** A gateway in trouble answers HTML; that becomes a sentence instead of a parser's complaint. */
export async function readAnswer<Data>(response: Response): Promise<Answer<Data>> {
  try {
    return (await response.json()) as Answer<Data>;
  } catch {
    throw new AskError(`The desk did not answer in JSON (HTTP ${response.status} ${response.statusText}).`, undefined);
  }
}
