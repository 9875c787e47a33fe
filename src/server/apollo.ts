/** GraphQL over HTTP. */
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { Context } from '../context.js';
import { answer, isForOlderClient, type Road } from './answer.js';
import type { Documents } from './documents.js';
import { formatError } from './format-error.js';
import { MAX_TOKENS } from './limits/bounds.js';
import type { Operations } from './operations.js';
import { apolloPersistedQueries, type TrustedDocuments } from './trusted-documents.js';

export async function startApollo(
  schema: GraphQLSchema,
  given: Road & { documents: Documents; operations: Operations; trusted: TrustedDocuments },
): Promise<ApolloServer<Context>> {
  const apollo = new ApolloServer<Context>({
    schema,
    // Validated by `admission`, which measures first, and tells callers apart where Apollo cannot.
    dangerouslyDisableValidation: true,
    introspection: true,
    documentStore: given.documents.store,
    persistedQueries: apolloPersistedQueries(given.trusted),
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    parseOptions: { maxTokens: MAX_TOKENS },
    // The desk ends its own way (see compose): Apollo must not take the signals.
    stopOnTerminationSignals: false,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      streamsElsewhere,
      throughRoad(given),
      errorsAndRecord(given.operations),
    ],
  });
  await apollo.start();
  return apollo;
}

/** Errors are told in the caller's language, which only the operation's context knows; and what was asked is recorded. */
const errorsAndRecord = (operations: Operations): ApolloServerPlugin<Context> => ({
  async requestDidStart() {
    return {
      async willSendResponse({ request, response, errors, contextValue, document, operation }) {
        const { call, record } = contextValue;
        if (response.http.status === 400 && isForOlderClient(request.http?.headers.get('accept')))
          response.http.status = 200;
        if (response.body.kind !== 'single') return;
        const { singleResult } = response.body;
        if (errors && call) singleResult.errors = errors.map((error) => formatError(error, call));
        if (record) operations.end(record, { document, operation, errors: singleResult.errors });
      },
    };
  },
});

/** A subscription has nothing to answer to one request. Said before it is executed, as if it were a query. */
const streamsElsewhere: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ operation }) {
        if (operation?.operation === 'subscription')
          throw new GraphQLError('Send subscriptions over the WebSocket (graphql-transport-ws), at the same address.', {
            extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
          });
      },
    };
  },
};

/** Apollo reads and keeps the document; the rest is done as on the short road. */
const throughRoad = (road: Road): ApolloServerPlugin<Context> => ({
  async requestDidStart() {
    return {
      async responseForOperation({ document, operation, operationName, request, contextValue, response: { http } }) {
        // Which operation is meant cannot be told: Apollo says so.
        if (!operation) return null;
        const contentLength = request.http?.headers.get('content-length');
        const asked = { document, operation, operationName, variables: request.variables, contentLength };
        return { http, body: { kind: 'single', singleResult: await answer(road, asked, contextValue, http) } };
      },
    };
  },
});
