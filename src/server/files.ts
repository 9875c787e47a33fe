/** Files over plain HTTP: bytes come in and go out by signed links, which are the only credential asked for. */
import type { ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ANONYMOUS } from '../domain/accounts/actor.js';
import { DeskError } from '../domain/errors.js';
import { disposition } from '../domain/files/disposition.js';
import { FILE_SIZES, MAX_BYTES } from '../domain/files/file-words.js';
import { rangeOf, type ByteRange } from '../domain/files/range.js';
import { decodeId } from '../domain/ids.js';
import { localeOf, sentence } from '../domain/messages.js';
import type { Call, Desk } from '../services/desk.js';
import { files } from '../services/index.js';

const STATUS: Record<string, number> = { NOT_FOUND: 404, CONFLICT: 409, UNAVAILABLE: 503 };

/** What comes out can do nothing in a browser, were it taken for a page; and nobody keeps it without asking again. */
const SAFE = {
  'content-security-policy': "default-src 'none'; sandbox",
  'cache-control': 'private, no-cache',
  'accept-ranges': 'bytes',
};

/** How long somebody may take to read a file, and how much of that when the desk is stopping, ms. */
const PATIENCE = 10 * 60_000;
const GRACE = 5_000;

interface Asked {
  Params: { id: string; form: string };
  Querystring: { expires?: string | string[]; signature?: string | string[] };
}

export async function serveFiles(app: FastifyInstance, { desk }: { desk: Desk }): Promise<void> {
  app.setErrorHandler(tellError);
  // The bytes are read by whoever checks them, whatever they are said to be.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_, payload, done) => done(null, payload));

  app.put<Asked>('/files/:id', { bodyLimit: MAX_BYTES }, async (request) => {
    const length = request.headers['content-length'];
    const received = await files.receiveUpload(callOf(desk, request), {
      fileId: decodeId('File', request.params.id),
      link: linkOf(request.query),
      length: length === undefined ? null : Number(length),
      body: (request.body as Readable | undefined) ?? request.raw,
    });
    return { file: { ...received, id: request.params.id } };
  });

  const follow = follower(app);

  app.route<Asked>({
    method: ['GET', 'HEAD'],
    url: '/files/:id/:form',
    async handler(request, reply) {
      const form = FILE_SIZES.find((one) => one.toLowerCase() === request.params.form);
      if (!form) throw new DeskError('NOT_FOUND', 'file_link');
      const asked = { fileId: decodeId('File', request.params.id), form, link: linkOf(request.query) };
      const found = await files.fileToSend(callOf(desk, request), asked);
      follow(reply);
      return send(request, reply, found, (range) => files.bytesOf(desk, found.content, range));
    },
  });
}

/** Answers with the bytes, a part of them, or word that the caller has them already. */
async function send(
  { headers, method }: FastifyRequest<Asked>,
  reply: FastifyReply,
  { name, content, isShown }: files.FileToSend,
  read: (range?: ByteRange) => Promise<Readable>,
): Promise<FastifyReply> {
  const etag = `"${content.sha256}"`;
  reply.headers({ ...SAFE, etag, 'content-disposition': disposition(name, isShown) });
  if (isListed(headers['if-none-match'], etag)) return reply.code(304).send();
  reply.header('content-type', content.contentType);
  // A part is only good together with the parts that the caller has of the same content.
  const isSame = headers['if-range'] === undefined || headers['if-range'] === etag;
  const range = isSame ? rangeOf(headers.range, content.size) : null;
  if (range === 'UNSATISFIABLE')
    return reply.code(416).header('content-range', `bytes */${content.size}`).removeHeader('content-type').send();
  if (range) reply.code(206).header('content-range', `bytes ${range.start}-${range.end}/${content.size}`);
  reply.header('content-length', range ? range.end - range.start + 1 : content.size);
  return reply.send(method === 'HEAD' ? undefined : await read(range ?? undefined));
}

/**
 * Answers that bear files take as long as their readers do, up to a point. They do not keep the desk from stopping: who
 * is cut off comes back for the rest, and a connection that falls idle only now is closed as the others were.
 */
function follower(app: FastifyInstance): (reply: FastifyReply) => void {
  const open = new Set<ServerResponse>();
  let isStopping = false;
  app.addHook('preClose', async () => {
    isStopping = true;
    setTimeout(() => open.forEach((answer) => answer.destroy()), GRACE).unref();
  });
  return ({ raw }) => {
    open.add(raw);
    const late = setTimeout(() => raw.destroy(), PATIENCE);
    late.unref();
    raw.once('close', () => {
      clearTimeout(late);
      open.delete(raw);
      if (isStopping) setImmediate(() => app.server.closeIdleConnections());
    });
  };
}

const isListed = (header: string | undefined, etag: string): boolean =>
  header === '*' || (header ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === etag);

/** Whoever has the link acts; nobody is signed in here. */
const callOf = (desk: Desk, request: FastifyRequest<Asked>): Call => ({
  desk,
  actor: ANONYMOUS,
  locale: localeOf(request.headers['accept-language']),
  requestId: request.id,
  address: request.ip,
});

function linkOf({ expires, signature }: Asked['Querystring']): files.LinkParts {
  const isPlain = typeof expires === 'string' && /^\d{1,12}$/.test(expires) && typeof signature === 'string';
  return isPlain ? { expires: Number(expires), signature } : { expires: 0, signature: '' };
}

/** As JSON, in the caller's language. What is not expected is masked. */
function tellError(error: FastifyError | DeskError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  // What was not read of an upload is not waited for.
  if (request.method === 'PUT') reply.header('connection', 'close');
  if (error instanceof DeskError) {
    if (error.code === 'UNAVAILABLE')
      request.log.error({ err: error.cause ?? error, requestId: request.id }, 'files cannot be served');
    const message = sentence(error.key, error.params, localeOf(request.headers['accept-language']));
    const told = { code: error.code, message, ...(error.details && { details: error.details }) };
    return reply.code(STATUS[error.code] ?? 400).send({ error: told });
  }
  if (error.statusCode && error.statusCode < 500)
    return reply.code(error.statusCode).send({ error: { code: 'BAD_REQUEST', message: error.message } });
  request.log.error({ err: error, requestId: request.id }, 'unexpected error');
  const message = `Internal error. Reference: ${request.id}`;
  return reply.code(500).send({ error: { code: 'INTERNAL', message } });
}
