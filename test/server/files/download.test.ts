/** Fetching a file: who is given a link, and what it is good for. */
import { Writable } from 'node:stream';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { logTo } from '../../../src/server/log.js';
import { signIn, type Loose, type TestClient } from '../../support/client.js';
import { startDesk, type TestDesk } from '../../support/desk.js';
import { picture, upload } from '../../support/files.js';

const lines: string[] = [];
let desk: TestDesk;
let claire: TestClient;
let ticketId: string;
let photo: Loose;
beforeAll(async () => {
  const output = new Writable({ write: (line, _, done) => (lines.push(String(line)), done()) });
  desk = await startDesk({ log: logTo('info', output) });
  claire = await signIn(desk.url, 'client');
  ticketId = (await claire.data('{ tickets(first: 1) { nodes { id } } }')).tickets.nodes[0].id;
  photo = await attached(await picture(640, 480), { name: 'Quai n° 4 “été”.jpg' });
});
afterAll(() => desk.stop());

const ADD = `mutation ($input: AddTicketAttachmentInput!) { addTicketAttachment(input: $input) {
  attachment { id file { id name size url preview: url(size: PREVIEW) thumbnail: url(size: THUMBNAIL) } }
  errors { code message path } } }`;
async function attached(bytes: Buffer, given: object): Promise<Loose> {
  const input = { ticketId, fileId: await upload(claire, bytes, given) };
  const { attachment } = (await claire.data(ADD, { input })).addTicketAttachment;
  return { ...attachment.file, attachmentId: attachment.id };
}
/** The whole answer: what is not read would keep its connection. */
async function get(url: string, headers: Record<string, string> = {}, method = 'GET') {
  const response = await fetch(url, { headers, method });
  const bytes = Buffer.from(await response.arrayBuffer());
  return {
    status: response.status,
    headers: response.headers,
    bytes,
    json: () => JSON.parse(bytes.toString()) as Loose,
  };
}

describe('a link', () => {
  it('leads to the file, which can do nothing in a browser', async () => {
    const response = await get(photo.url);
    expect(response.status).toBe(200);
    const { bytes } = response;
    expect([bytes.length, (await sharp(bytes).metadata()).format]).toEqual([photo.size, 'jpeg']);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-length': String(photo.size),
      'content-disposition':
        'inline; filename="Quai n_ 4 _ete_.jpg"; filename*=UTF-8\'\'Quai%20n%C2%B0%204%20%E2%80%9C%C3%A9t%C3%A9%E2%80%9D.jpg',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
      'content-security-policy': "default-src 'none'; sandbox",
      'accept-ranges': 'bytes',
      etag: expect.stringMatching(/^"[\w-]{43}"$/) as string,
    });
  });

  it('leads to each size of an image', async () => {
    for (const [name, width] of [
      ['preview', 640],
      ['thumbnail', 256],
    ] as const) {
      const { bytes } = await get(photo[name]);
      expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width });
    }
  });

  it('leads to what is no image as something to be saved, in one size', async () => {
    const log = await attached(Buffer.from('08:00 roue bloquée\n'), { name: 'robot.log', contentType: 'text/plain' });
    expect([log.preview, log.thumbnail]).toEqual([null, null]);
    const response = await get(log.url);
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; /);
    expect(response.bytes.toString()).toBe('08:00 roue bloquée\n');
  });

  it('answers HEAD with everything but the bytes', async () => {
    const response = await get(photo.url, {}, 'HEAD');
    expect([response.status, response.headers.get('content-length')]).toEqual([200, String(photo.size)]);
    expect(response.bytes).toHaveLength(0);
  });

  it('answers parts, and says when there are none such', async () => {
    const whole = (await get(photo.url)).bytes;
    for (const [range, from, to] of [
      ['bytes=0-9', 0, 9],
      ['bytes=10-', 10, whole.length - 1],
      ['bytes=-7', whole.length - 7, whole.length - 1],
      [`bytes=5-${whole.length + 99}`, 5, whole.length - 1],
    ] as const) {
      const response = await get(photo.url, { range });
      expect([response.status, response.headers.get('content-range')]).toEqual([
        206,
        `bytes ${from}-${to}/${whole.length}`,
      ]);
      expect(response.bytes.equals(whole.subarray(from, to + 1))).toBe(true);
    }
    const beyond = await get(photo.url, { range: `bytes=${whole.length}-` });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${whole.length}`]);
    for (const range of ['bytes=0-1,5-6', 'lines=1-2', 'bytes=9-1', 'bytes=-'])
      expect((await get(photo.url, { range })).status).toBe(200);
    expect((await get(photo.url, { range: 'bytes=0-9', 'if-range': '"other"' })).status).toBe(200);
  });

  it('tells who has it already that they have it', async () => {
    const etag = (await get(photo.url, {}, 'HEAD')).headers.get('etag')!;
    for (const given of [etag, `"x", W/${etag}`, '*'])
      expect((await get(photo.url, { 'if-none-match': given })).status).toBe(304);
    expect((await get(photo.url, { 'if-none-match': '"x"' }, 'HEAD')).status).toBe(200);
  });

  it('is good for a quarter of an hour', async () => {
    const now = vi.spyOn(desk.desk.clock, 'now');
    now.mockReturnValue(new Date(Date.now() + 14 * 60_000));
    expect((await get(photo.url)).status).toBe(200);
    now.mockReturnValue(new Date(Date.now() + 15 * 60_000 + 1_000));
    expect((await get(photo.url)).status).toBe(404);
    now.mockRestore();
  });

  it.each([
    ['another size', (url: URL) => (url.pathname = url.pathname.replace('original', 'preview'))],
    ['no size', (url: URL) => (url.pathname = url.pathname.replace('original', 'huge'))],
    ['a later time', (url: URL) => url.searchParams.set('expires', '99999999999')],
    ['no signature', (url: URL) => url.searchParams.delete('signature')],
    ['a short signature', (url: URL) => url.searchParams.set('signature', 'x')],
    ['the signature of another file', (url: URL) => (url.pathname = `/files/file_${'1'.repeat(32)}/original`)],
  ])('with %s leads nowhere', async (_, forge) => {
    const url = new URL(photo.url);
    forge(url);
    const response = await get(url.href, { 'accept-language': 'en' });
    expect([response.status, response.json()]).toEqual([
      404,
      { error: { code: 'NOT_FOUND', message: 'This link is not valid, or is no longer.' } },
    ]);
  });

  it('to upload does not download, nor the other way round', async () => {
    expect((await get(photo.url.replace('/original', ''), {}, 'PUT')).status).toBe(404);
  });

  it('is dead as soon as the file is taken off its ticket', async () => {
    const { url, thumbnail, attachmentId } = await attached(await picture(20, 20), {});
    expect((await get(url)).status).toBe(200);
    await claire.data(
      'mutation ($id: ID!) { removeTicketAttachment(input: { attachmentId: $id }) { errors { code } } }',
      { id: attachmentId },
    );
    for (const one of [url, thumbnail]) expect((await get(one)).status).toBe(404);
  });

  it('needs the secret of the desk, where it has one', async () => {
    const { FileLinks } = (await import('../../../src/services/index.js')).files;
    const what = ['download', 'x', 1];
    const signature = new FileLinks('a secret').sign('of the row', what);
    expect(new FileLinks('a secret').isSigned('of the row', what, signature)).toBe(true);
    for (const [secret, key] of [
      ['another', 'of the row'],
      [undefined, 'of the row'],
      ['a secret', 'of another'],
    ] as const)
      expect(new FileLinks(secret).isSigned(key, what, signature)).toBe(false);
  });

  it('that leads to what the storage has lost is an error of the desk, told in its log', async () => {
    const read = vi.spyOn(desk.desk.files.storage, 'read').mockResolvedValue(null);
    const response = await get(photo.url, { 'accept-language': 'en' });
    expect([response.status, response.json().error.code]).toEqual([503, 'UNAVAILABLE']);
    read.mockRestore();
    expect(lines.join('')).toContain('files cannot be served');
  });
});

describe('the log', () => {
  it('has a line for each, and no signature in it', async () => {
    await get(photo.url);
    const told = () => lines.map((line) => JSON.parse(line) as Loose).filter(({ path }) => path?.startsWith('/files/'));
    const { pathname: path } = new URL(photo.url);
    // A line is written when the answer is over, which its reader may know first.
    await vi.waitFor(() => expect(told().at(-1)).toMatchObject({ method: 'GET', path, status: 200, msg: 'request' }));
    expect(told().some(({ method }) => method === 'PUT')).toBe(true);
    expect(lines.join('')).not.toMatch(/signature|expires=/);
  });
});
