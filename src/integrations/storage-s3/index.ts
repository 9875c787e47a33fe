/** Files in a bucket of an S3-compatible store: Amazon's, or one of the many others. */
import { Readable } from 'node:stream';
import { AwsClient } from 'aws4fetch';
import type { Storage } from '../../services/ports.js';

export interface S3Settings {
  /** Where the store is; the bucket's name is put behind it (path style, which all of them understand). */
  endpoint: string;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
}

/** How often a request is tried again that the store could not answer, and how long one may take, ms. */
const RETRIES = 2;
const PATIENCE = 60_000;

/** What a store answered that is neither yes nor no. Its body may be long, and says little more. */
export class S3Error extends Error {
  override name = 'S3Error';
  constructor(method: string, status: number, code: string | undefined) {
    super(`the store answered ${method} with ${status} ${code ?? ''}`.trim());
  }
}

export function s3Storage({ endpoint, bucket, ...credentials }: S3Settings): Storage {
  const client = new AwsClient({ ...credentials, service: 's3', retries: RETRIES });
  const base = `${endpoint.replace(/\/+$/, '')}/${bucket}`;

  async function ask(method: string, key: string, init: RequestInit = {}): Promise<Response | null> {
    const signal = AbortSignal.timeout(PATIENCE);
    const response = await client.fetch(`${base}/${key}`, { method, signal, ...init });
    if (response.ok) return response;
    // Read in any case: a connection is only free again after its answer.
    const told = await response.text();
    const code = /<Code>([^<]{1,100})<\/Code>/.exec(told)?.[1];
    if (response.status === 404 && code !== 'NoSuchBucket') return null;
    throw new S3Error(method, response.status, code);
  }

  return {
    async put(key, content) {
      const done = await ask('PUT', key, { body: content });
      if (!done) throw new S3Error('PUT', 404, undefined);
      await done.arrayBuffer();
    },

    async read(key, range) {
      const headers = range ? { range: `bytes=${range.start}-${range.end}` } : undefined;
      const found = await ask('GET', key, { ...(headers && { headers }) });
      if (!found) return null;
      if (range && found.status !== 206) {
        await found.body?.cancel();
        throw new S3Error('GET', found.status, 'without the range that was asked for');
      }
      return found.body ? Readable.fromWeb(found.body as never) : Readable.from([]);
    },

    async remove(key) {
      await (await ask('DELETE', key))?.arrayBuffer();
    },
  };
}
