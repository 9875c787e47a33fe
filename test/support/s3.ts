/**
 * The smallest S3-compatible store that checks what matters: PUT, GET with ranges and DELETE of objects in one bucket, by
 * requests whose Signature Version 4 is right. Its verifier is held against Amazon's own published example.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const S3_KEYS = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};

interface Asked {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
}

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const sha256 = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');

/** Whether a request without a query is signed with the key, for the region, as its own headers say. */
export function isSigned({ method, path, headers }: Asked, region: string): boolean {
  const [, credential = '', signed = '', signature = ''] =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    ) ?? [];
  const time = String(headers['x-amz-date']);
  const scope = `${time.slice(0, 8)}/${region}/s3/aws4_request`;
  if (credential !== `${S3_KEYS.accessKeyId}/${scope}`) return false;
  const names = signed.split(';');
  if (!['host', 'x-amz-content-sha256', 'x-amz-date'].every((name) => names.includes(name))) return false;
  const lines = names.map((name) => `${name}:${String(headers[name]).trim()}\n`).join('');
  const payload = String(headers['x-amz-content-sha256']);
  const request = [method, path, '', lines, signed, payload].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', time, scope, sha256(request)].join('\n');
  const key = [time.slice(0, 8), region, 's3', 'aws4_request'].reduce<string | Buffer>(
    (made, part) => hmac(made, part),
    `AWS4${S3_KEYS.secretAccessKey}`,
  );
  return timingSafeEqual(hmac(key, toSign), Buffer.from(signature, 'hex'));
}

export interface TestStore {
  endpoint: string;
  bucket: string;
  region: string;
  objects: Map<string, Buffer>;
  /** Answers so many requests with 503 first. */
  failing: number;
  /** What it was asked, by method. */
  asked: string[];
  stop(): Promise<void>;
}

export async function startS3(bucket = 'desk-files', region = 'eu-west-3'): Promise<TestStore> {
  const store: Omit<TestStore, 'endpoint' | 'stop'> = { bucket, region, objects: new Map(), failing: 0, asked: [] };
  const server = createServer((request, response) => void serve(store, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(store, {
    endpoint: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}

async function serve(
  store: Omit<TestStore, 'endpoint' | 'stop'>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  const body = Buffer.concat(parts);
  const refuse = (status: number, code: string) =>
    response.writeHead(status, { 'content-type': 'application/xml' }).end(`<Error><Code>${code}</Code></Error>`);
  const { method = '', url: path = '', headers } = request;
  store.asked.push(method);
  if (store.failing > 0) {
    store.failing -= 1;
    return void refuse(503, 'SlowDown');
  }
  if (!isSigned({ method, path, headers }, store.region)) return void refuse(403, 'SignatureDoesNotMatch');
  if (!path.startsWith(`/${store.bucket}/`)) return void refuse(404, 'NoSuchBucket');
  const key = path.slice(store.bucket.length + 2);
  if (method === 'PUT') {
    // Stores do not take bodies whose length they are not told.
    if (headers['content-length'] === undefined) return void refuse(411, 'MissingContentLength');
    store.objects.set(key, body);
    return void response.writeHead(200, { etag: '"x"' }).end();
  }
  if (method === 'DELETE') {
    store.objects.delete(key);
    return void response.writeHead(204).end();
  }
  const found = store.objects.get(key);
  if (!found) return void refuse(404, 'NoSuchKey');
  const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '') ?? [];
  if (from === undefined) return void response.writeHead(200, { 'content-length': found.length }).end(found);
  response.writeHead(206).end(found.subarray(Number(from), Number(to) + 1));
}
