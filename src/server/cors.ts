import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';
import type { Origins } from './origins.js';

/** For how long a browser need not ask again, in seconds; shorter than anybody waits for a change of policies. */
const MAX_AGE = 600;

/**
 * Lets pages of allowed origins read the answers of the routes of `app`. No credentials: tokens are put in a header by
 * the page itself, so that no page can act for somebody whom a cookie would have known.
 */
export async function allowPages(app: FastifyInstance, origins: Origins): Promise<void> {
  await app.register(cors, {
    origin: (origin, done) => done(null, origin !== undefined && origins.areAllowed(origin)),
    methods: ['GET', 'POST', 'PUT'],
    allowedHeaders: ['authorization', 'content-type', 'accept-language', 'apollo-require-preflight', 'traceparent'],
    exposedHeaders: ['x-request-id', 'ratelimit', 'ratelimit-policy', 'retry-after'],
    credentials: false,
    maxAge: MAX_AGE,
  });
}
