/** How large the body of a request may be, and what is told of one that cannot be read. */
import { pipeline, Transform, type Readable } from 'node:stream';
import type { FastifyError, FastifyReply, FastifyRequest, preParsingHookHandler } from 'fastify';
import { GraphQLError } from 'graphql';
import { localeOf } from '../domain/messages.js';
import type { Call, Desk } from '../services/desk.js';
import { callOf } from './calls.js';
import { refusalAtDoor } from './format-error.js';
import { BODY_BYTES } from './limits/bounds.js';

/**
 * Large bodies are for service accounts: a batch of what robots said. Who sends one is asked before it is read. A body
 * that does not tell its length is cut off where the small ones end.
 */
export const boundedBody =
  (desk: Desk): preParsingHookHandler =>
  (request, _, payload, done) => {
    const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
    if (length === undefined && encoding === undefined) return done(null, payload);
    if (Number(length) <= BODY_BYTES) return done(null, payload);
    if (length === undefined) return done(null, cutOff(payload as Readable));
    callerOf(desk, request).then(
      ({ actor }) => (actor.kind === 'SERVICE' ? done(null, payload) : done(tooLarge())),
      (error: Error) => done(error),
    );
  };

/** The call of whoever sends a request. @throws GraphQLError UNAUTHENTICATED, INTERNAL */
export const callerOf = async (desk: Desk, request: FastifyRequest): Promise<Call> => {
  const { headers, id: requestId, ip: address } = request;
  return (await callOf(desk, { headers, authorization: headers.authorization, requestId, address })).call;
};

/** What is too much is not kept. It is still heard out, so that the client is there to be told. */
function cutOff(payload: Readable): Readable {
  let received = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _, next) {
      received += chunk.length;
      next(null, received > BODY_BYTES ? undefined : chunk);
    },
    flush: (end) => end(received > BODY_BYTES ? tooLarge() : null),
  });
  // A client that hangs up ends both.
  return pipeline(payload, counted, () => {});
}

const tooLarge = (): GraphQLError =>
  new GraphQLError(`The body may have ${BODY_BYTES} bytes; a larger batch needs an API key and a Content-Length.`, {
    extensions: { code: 'BAD_REQUEST', http: { status: 413 } },
  });

/** Tells why a request was refused before GraphQL saw it, in the form of its errors. */
export const refuseRequest =
  (desk: Desk) =>
  (error: FastifyError | GraphQLError, request: FastifyRequest, reply: FastifyReply): void => {
    const { message, extensions } = refusalOf(desk, error, request);
    const { http, ...told } = extensions;
    void reply.code((http as { status: number }).status).send({ errors: [{ message, extensions: told }] });
  };

function refusalOf(desk: Desk, error: FastifyError | GraphQLError, request: FastifyRequest): GraphQLError {
  if (error instanceof GraphQLError && error.extensions['http']) return error;
  const status = (error as FastifyError).statusCode ?? 500;
  // What fastify says of a body: of another media type, no JSON, of another length than was told.
  if (status >= 400 && status < 500)
    return new GraphQLError(error.message, { extensions: { code: 'BAD_REQUEST', http: { status } } });
  const locale = localeOf(request.headers['accept-language']);
  return refusalAtDoor(error, { desk, locale, requestId: request.id });
}
