/** GraphQL over HTTP. */
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { Context } from '../context.js';
import { formatError } from './format-error.js';
import { MAX_TOKENS } from './limits.js';
import type { Executor } from './executor.js';
import type { Operations } from './operations.js';

export async function startApollo(
  schema: GraphQLSchema,
  given: { introspection: boolean; operations: Operations; executor: Executor },
): Promise<ApolloServer<Context>> {
  const apollo = new ApolloServer<Context>({
    schema,
    introspection: given.introspection,
    hideSchemaDetailsFromClientErrors: !given.introspection,
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
      throughExecutor(given.executor),
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
      async willSendResponse({ response, errors, contextValue, document, operation }) {
        const { call, record } = contextValue;
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

/** Apollo parses, validates and keeps the document; the execution itself is handed over. */
const throughExecutor = (executor: Executor): ApolloServerPlugin<Context> => ({
  async requestDidStart() {
    return {
      async responseForOperation({ document, operation, operationName, request, contextValue, response }) {
        // Which operation is meant cannot be told: Apollo says so.
        if (!operation) return null;
        const { variables } = request;
        const result = await executor.run({ document, operationName, variables, context: contextValue });
        const { errors } = result;
        // Without data nothing was executed: the variables did not fit.
        if (errors && !('data' in result)) response.http.status = 400;
        const singleResult = errors
          ? { ...result, errors: errors.map((error) => formatError(error, contextValue.call)) }
          : result;
        return { http: response.http, body: { kind: 'single', singleResult } };
      },
    };
  },
});
