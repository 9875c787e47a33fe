/** GraphQL over HTTP. */
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { Context } from '../context.js';
import { formatError } from './format-error.js';
import { MAX_TOKENS } from './limits.js';
import type { Metrics } from './metrics.js';

export async function startApollo(
  schema: GraphQLSchema,
  given: { introspection: boolean; metrics: Metrics },
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
      errorsAndMetrics(given.metrics),
    ],
  });
  await apollo.start();
  return apollo;
}

/** Errors are told in the caller's language, which only the operation's context knows; and what was asked is counted. */
const errorsAndMetrics = (metrics: Metrics): ApolloServerPlugin<Context> => ({
  async requestDidStart() {
    const started = performance.now();
    return {
      async willSendResponse({ response, errors, contextValue, operationName }) {
        if (errors && response.body.kind === 'single' && contextValue.call)
          response.body.singleResult.errors = errors.map((error) => formatError(error, contextValue.call));
        metrics.operation(
          { door: 'http', name: operationName ?? 'anonymous', status: errors ? 'error' : 'ok' },
          (performance.now() - started) / 1_000,
        );
      },
    };
  },
});
