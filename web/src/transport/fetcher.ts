import type { Fetcher, FetcherParams, FetcherReturnType } from '@graphiql/toolkit';
import { type OperationDefinitionNode, getOperationAST, parse } from 'graphql';
import { type Headers, sendOverHttp } from './http.js';
import { openStream } from './stream.js';

/** The one way out of GraphiQL: subscriptions over the socket, everything else over HTTP. */
export const fetcher: Fetcher = (params, options): FetcherReturnType => {
  const headers = (options?.headers ?? {}) as Headers;
  const operation = operationOf(params);
  const named = { ...params, operationName: operation?.name?.value ?? params.operationName };
  if (operation?.operation === 'subscription') return openStream(named, headers);
  const watched = params.operationName !== 'IntrospectionQuery';
  return sendOverHttp(named, headers, watched) as FetcherReturnType;
};

/**
 * The operation to run, read from the text itself: for a tenth of a second after a change of tab, GraphiQL still gives
 * the name (and the parsed copy) of the tab before. A name that the text does not have is therefore not believed.
 */
function operationOf({ query, operationName }: FetcherParams): OperationDefinitionNode | null {
  try {
    const document = parse(query);
    return getOperationAST(document, operationName) ?? getOperationAST(document) ?? null;
  } catch {
    return null; // the server explains what is wrong with it better than we can
  }
}
