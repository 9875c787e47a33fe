/** Sending a file: who is given a place for it, and what is taken there. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { clientOf, signIn, withKey, type TestClient } from '../../support/client.js';
import { startDesk, type TestDesk } from '../../support/desk.js';
import { picture, put, requestUpload } from '../../support/files.js';

let desk: TestDesk;
let claire: TestClient;
let manager: TestClient;
let photo: Buffer;
beforeAll(async () => {
  desk = await startDesk();
  [claire, manager] = await Promise.all([signIn(desk.url, 'client'), signIn(desk.url, 'manager')]);
  photo = await picture();
});
afterAll(() => desk.stop());

const stored = async (): Promise<string[]> =>
  (await readdir(join(desk.folder, 'files'), { recursive: true }).catch(() => [])).filter((one) => one.includes('.'));
const rowOf = (id: string) =>
  desk.desk.db
    .selectFrom('file')
    .selectAll()
    .where('id', '=', id.replace(/^file_(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'))
    .executeTakeFirstOrThrow();

describe('a place for a file', () => {
  const ASK = `mutation { requestUpload(input: { name: "a.jpg", size: 1, contentType: "image/jpeg",
    purpose: TICKET_ATTACHMENT }) { uploadUrl } }`;

  it('is refused when anonymous, and to service accounts', async () => {
    expect((await clientOf(desk.url).ask(ASK)).errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
    expect((await withKey(desk.url, 'hyperion').ask(ASK)).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  });

  it('is given with a link for half an hour, and nothing can be fetched yet', async () => {
    const { file, uploadUrl, expiresAt } = await requestUpload(claire, photo);
    expect(file).toMatchObject({ name: 'photo.jpg', contentType: 'image/jpeg', uploadedAt: null, url: null });
    expect(uploadUrl).toMatch(new RegExp(`^${desk.url}/files/${file.id}\\?expires=\\d+&signature=[\\w-]{43}$`));
    expect((new Date(expiresAt).getTime() - Date.now()) / 60_000).toBeCloseTo(30, 0);
  });

  it.each([
    ['of a type that is not taken', { contentType: 'image/svg+xml' }, 'contentType'],
    ['of a type that nobody knows', { contentType: 'x' }, 'contentType'],
    ['that is no image, for a product', { contentType: 'text/csv', purpose: 'PRODUCT_IMAGE' }, 'contentType'],
    ['without a name', { name: ' ' }, 'name'],
    ['that is empty', { size: 0 }, 'size'],
    ['that is too large an image', { size: 10 * 1024 * 1024 + 1 }, 'size'],
    ['that is too large a PDF', { contentType: 'application/pdf', size: 25 * 1024 * 1024 + 1 }, 'size'],
  ])('is refused for a file %s', async (_, given, path) => {
    const { file, uploadUrl, errors } = await requestUpload(manager, photo, given);
    expect([file, uploadUrl]).toEqual([null, null]);
    expect(errors).toMatchObject([{ code: 'VALIDATION', path: [path] }]);
    if (path === 'contentType') expect(errors[0].details.allowed).toContain('image/jpeg');
  });

  it('is refused to a client for the image of a product', async () => {
    const query = ASK.replace('TICKET_ATTACHMENT', 'PRODUCT_IMAGE');
    expect((await claire.ask(query)).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    expect((await manager.ask(query)).errors).toBeUndefined();
  });

  it('is the same for the same key, with a link that is good from now on', async () => {
    const given = { idempotencyKey: 'one' };
    const first = await requestUpload(claire, photo, given);
    const again = await requestUpload(claire, photo, given);
    expect(again.file.id).toBe(first.file.id);
    expect(again.errors).toEqual([]);
    expect((await requestUpload(claire, photo, { ...given, name: 'b.jpg' })).errors[0].code).toBe(
      'IDEMPOTENCY_MISMATCH',
    );
  });

  it('is given so many times an hour', async () => {
    const { policies } = desk.desk;
    const UPLOAD = { perAddress: 1_000, perSubject: 2, windowSeconds: 3_600 };
    const current = { ...policies.current, attempts: { ...policies.current.attempts, UPLOAD } };
    const spy = vi.spyOn(policies, 'current', 'get').mockReturnValue(current);
    const theo = await signIn(desk.url, 'technician');
    await requestUpload(theo, photo);
    await requestUpload(theo, photo);
    expect((await theo.ask(ASK)).errors?.[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED' });
    spy.mockRestore();
  });
});

describe('a file that is sent', () => {
  it('is taken, stored in its forms, and known by what it is', async () => {
    const { file, uploadUrl } = await requestUpload(claire, photo, { name: 'Quai 4.JPG' });
    const { status, file: taken } = await put(uploadUrl, photo);
    expect([status, taken]).toEqual([
      200,
      { id: file.id, contentType: 'image/jpeg', size: expect.any(Number) as number, width: 640, height: 480 },
    ]);
    const row = await rowOf(file.id);
    expect(row).toMatchObject({ status: 'READY', name: 'Quai 4.jpg', uploads: 1 });
    expect(Object.keys(row.contents!).sort()).toEqual(['ORIGINAL', 'PREVIEW', 'THUMBNAIL']);
    expect(row.contents!.THUMBNAIL).toMatchObject({ contentType: 'image/webp', width: 256, height: 192 });
    expect(await stored()).toEqual(
      expect.arrayContaining(Object.values(row.contents!).map((content) => content!.key)) as string[],
    );
    expect(await readdir(join(desk.folder, 'incoming'))).toEqual([]);
  });

  it('is taken once', async () => {
    const { uploadUrl } = await requestUpload(claire, photo);
    const answers = await Promise.all([1, 2, 3].map(() => put(uploadUrl, photo)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect((await put(uploadUrl, photo)).error).toMatchObject({ code: 'CONFLICT' });
  });

  it.each([
    ['another file', (url: URL, other: URL) => (url.pathname = other.pathname)],
    ['another time', (url: URL) => url.searchParams.set('expires', `${Number(url.searchParams.get('expires')) + 1}`)],
    ['another signature', (url: URL) => url.searchParams.set('signature', 'x'.repeat(43))],
    ['no signature', (url: URL) => url.searchParams.delete('signature')],
    ['two signatures', (url: URL) => url.searchParams.append('signature', 'x')],
    ['no time', (url: URL) => url.searchParams.delete('expires')],
    ['a file that never was', (url: URL) => (url.pathname = `/files/file_${'0'.repeat(32)}`)],
    ['no file at all', (url: URL) => (url.pathname = '/files/nothing')],
  ])('is refused by a link to %s', async (_, forge) => {
    const [mine, other] = [await requestUpload(claire, photo), await requestUpload(claire, photo)];
    const url = new URL(mine.uploadUrl);
    forge(url, new URL(other.uploadUrl));
    const { status, error } = await put(url.href, photo, { 'accept-language': 'en' });
    expect([status, error]).toEqual([404, { code: 'NOT_FOUND', message: 'This link is not valid, or is no longer.' }]);
    expect((await rowOf(other.file.id)).status).toBe('REQUESTED');
  });

  it('is refused by a link that has expired, and not a moment before', async () => {
    const { uploadUrl, expiresAt } = await requestUpload(claire, photo);
    const now = vi.spyOn(desk.desk.clock, 'now').mockReturnValue(new Date(expiresAt));
    expect((await put(uploadUrl, photo)).status).toBe(404);
    now.mockReturnValue(new Date(new Date(expiresAt).getTime() - 1));
    expect((await put(uploadUrl, photo)).status).toBe(200);
    now.mockRestore();
  });
});
