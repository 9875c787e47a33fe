/** What every storage keeps to, whichever it is: a folder, and an S3-compatible store. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { folderStorage } from '../../../src/integrations/storage-folder/index.js';
import { s3Storage } from '../../../src/integrations/storage-s3/index.js';
import type { Storage } from '../../../src/services/ports.js';
import { isSigned, S3_KEYS, startS3, type TestStore } from '../../support/s3.js';

let folder: string;
let store: TestStore;
const storages: Record<string, Storage> = {};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'storage-'));
  store = await startS3();
  storages['a folder'] = folderStorage(join(folder, 'made', 'when needed'));
  const { endpoint, bucket, region } = store;
  storages['an S3 store'] = s3Storage({ endpoint: `${endpoint}/`, bucket, region, ...S3_KEYS });
});
afterAll(async () => {
  await store.stop();
  await rm(folder, { recursive: true });
});

let key: string;
beforeEach(() => void (key = `ab/${randomBytes(8).toString('hex')}.1.original`));
const blob = (bytes: Uint8Array<ArrayBuffer> | string) => new Blob([bytes]);

describe.each(['a folder', 'an S3 store'])('%s', (name) => {
  const text = async (range?: { start: number; end: number }) => {
    const body = await storages[name]!.read(key, range);
    return body && (await buffer(body)).toString();
  };

  it('keeps what it was given, to the byte, and replaces it', async () => {
    const bytes = new Uint8Array(randomBytes(300_000));
    await storages[name]!.put(key, blob(bytes));
    expect((await buffer((await storages[name]!.read(key))!)).equals(bytes)).toBe(true);
    await storages[name]!.put(key, blob('shorter'));
    expect(await text()).toBe('shorter');
  });

  it('hands out a part', async () => {
    await storages[name]!.put(key, blob('0123456789'));
    expect(await text({ start: 2, end: 4 })).toBe('234');
    expect(await text({ start: 9, end: 9 })).toBe('9');
  });

  it('has nothing under a key that was never used, or forgotten; forgetting it again is no error', async () => {
    expect(await text()).toBeNull();
    await storages[name]!.put(key, blob('x'));
    await storages[name]!.remove(key);
    expect(await text()).toBeNull();
    await storages[name]!.remove(key);
  });

  it('keeps the whole of one of many that are put under a key at once', async () => {
    const given = Array.from({ length: 8 }, (_, index) => `${index}`.repeat(50_000));
    await Promise.all(given.map((one) => storages[name]!.put(key, blob(one))));
    expect(given).toContain(await text());
  });

  it('keeps nothing of what could not be read to its end', async () => {
    const broken = { stream: () => new ReadableStream({ pull: (c) => c.error(new Error('gone')) }) } as unknown as Blob;
    await expect(
      storages[name]!.put(key, name === 'a folder' ? broken : (broken.stream() as unknown as Blob)),
    ).rejects.toThrow();
    expect(await text()).toBeNull();
  });
});

describe('a folder', () => {
  it('goes nowhere but into itself', async () => {
    const inner = join(folder, 'inner');
    const storage = folderStorage(inner);
    await writeFile(join(folder, 'secret'), 'x');
    for (const bad of ['../secret', '/etc/passwd', 'a/../../secret', '..', '.', '', 'a\0b', 'a/b/c'])
      await expect(Promise.resolve().then(() => storage.read(bad))).rejects.toThrow('not a key');
  });

  it('is for the eyes of the desk only, and holds no halves', async () => {
    const inner = join(folder, 'modes');
    await folderStorage(inner).put('ab/one.1.original', blob('x'));
    expect((await stat(join(inner, 'ab'))).mode & 0o777).toBe(0o700);
    expect((await stat(join(inner, 'ab', 'one.1.original'))).mode & 0o777).toBe(0o600);
    expect(await readdir(join(inner, 'ab'))).toEqual(['one.1.original']);
  });
});

describe('an S3 store', () => {
  it('is asked with signatures that Amazon would accept', () => {
    // From “Signature Calculations for the Authorization Header”, Amazon S3 API Reference: GET Object.
    const headers = {
      host: 'examplebucket.s3.amazonaws.com',
      range: 'bytes=0-9',
      'x-amz-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      'x-amz-date': '20130524T000000Z',
      authorization:
        'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,' +
        'SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,' +
        'Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    };
    expect(isSigned({ method: 'GET', path: '/test.txt', headers }, 'us-east-1')).toBe(true);
    expect(isSigned({ method: 'GET', path: '/other.txt', headers }, 'us-east-1')).toBe(false);
    expect(isSigned({ method: 'PUT', path: '/test.txt', headers }, 'us-east-1')).toBe(false);
  });

  it('that refuses the keys is an error that says so, and not an absence', async () => {
    const { endpoint, bucket, region } = store;
    const stranger = s3Storage({ endpoint, bucket, region, ...S3_KEYS, secretAccessKey: 'wrong' });
    await expect(stranger.read(key)).rejects.toThrow('the store answered GET with 403 SignatureDoesNotMatch');
    await expect(stranger.put(key, blob('x'))).rejects.toThrow('403');
    const elsewhere = s3Storage({ endpoint, bucket: 'other', region, ...S3_KEYS });
    await expect(elsewhere.read(key)).rejects.toThrow('404 NoSuchBucket');
  });

  it('is asked again when it is busy, and given up when it stays so', async () => {
    store.failing = 2;
    await storages['an S3 store']!.put(key, blob('patient'));
    expect(store.objects.get(key)?.toString()).toBe('patient');
    store.failing = 99;
    await expect(storages['an S3 store']!.read(key)).rejects.toThrow('503 SlowDown');
    store.failing = 0;
  });
});
