/** What files are taken, by what is in them, and what becomes of it. */
import { buffer } from 'node:stream/consumers';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeId } from '../../../src/domain/ids.js';
import { signIn, type Loose, type TestClient } from '../../support/client.js';
import { startDesk, type TestDesk } from '../../support/desk.js';
import { picture, put, requestUpload } from '../../support/files.js';

let desk: TestDesk;
let claire: TestClient;
beforeAll(async () => {
  desk = await startDesk();
  claire = await signIn(desk.url, 'client');
});
afterAll(() => desk.stop());

/** Sends it as something that would be taken; answers what the desk says of it, and what it has kept. */
async function send(bytes: Uint8Array, given: object = {}): Promise<Loose> {
  const { file, uploadUrl, errors } = await requestUpload(claire, bytes, given);
  expect(errors).toEqual([]);
  const answer = await put(uploadUrl, bytes, { 'content-type': 'image/jpeg', 'accept-language': 'en' });
  const { contents, name, status } = await desk.desk.db
    .selectFrom('file')
    .select(['contents', 'name', 'status'])
    .where('id', '=', decodeId('File', file.id))
    .executeTakeFirstOrThrow();
  const kept = async (form: 'ORIGINAL' | 'THUMBNAIL') =>
    buffer((await desk.desk.files.storage.read(contents![form]!.key))!);
  return { ...answer, name, rowStatus: status, kept };
}

const text = (content: string) => Buffer.from(content);
const PDF = `%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n`;
const ZIP_END = `PK\x05\x06${'\0'.repeat(18)}`;
/** A PNG of 1 × 1 that says it is much larger. */
function hugePng(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [size, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    size.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([size, body, check]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const data = deflateSync(Buffer.alloc(4));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

describe('a photo', () => {
  it('loses where it was taken, by whom and with what, and stands upright', async () => {
    const taken = await sharp(await picture(600, 400))
      .withExif({
        IFD0: { Make: 'Telephone', Copyright: 'Claire Dubois' },
        IFD3: {
          GPSLatitudeRef: 'N',
          GPSLatitude: '45/1 41/1 49/1',
          GPSLongitudeRef: 'E',
          GPSLongitude: '4/1 53/1 1/1',
        },
      })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const { exif, orientation } = await sharp(taken).metadata();
    expect([exif?.includes('Claire Dubois'), orientation]).toEqual([true, 6]);
    const { status, file, kept } = await send(taken);
    expect([status, file]).toEqual([200, expect.objectContaining({ width: 400, height: 600 })]);
    for (const form of ['ORIGINAL', 'THUMBNAIL'] as const) {
      const made = await kept(form);
      expect(await sharp(made).metadata()).not.toMatchObject({ exif: expect.anything() as unknown });
      expect((await sharp(made).metadata()).orientation).toBeUndefined();
      expect(made.includes('Claire Dubois')).toBe(false);
    }
  });

  it('in another colour space is sRGB afterwards', async () => {
    const cmyk = await sharp(await picture())
      .toColourspace('cmyk')
      .jpeg()
      .toBuffer();
    const { kept } = await send(cmyk);
    expect((await sharp(await kept('ORIGINAL')).metadata()).space).toBe('srgb');
  });

  it.each(['jpeg', 'png', 'webp'] as const)('that is a %s stays one, whatever it was called', async (type) => {
    const { file, name } = await send(await picture(50, 50, type), { name: 'photo.exe', contentType: 'image/gif' });
    expect(file).toMatchObject({ contentType: `image/${type}`, width: 50, height: 50 });
    expect(name).toBe(`photo.${type === 'jpeg' ? 'jpg' : type}`);
  });

  it('that is a GIF becomes a picture that stands still', async () => {
    const { file, name } = await send(await picture(50, 50, 'gif'), { name: 'a.gif', contentType: 'image/gif' });
    expect([file.contentType, name]).toEqual(['image/png', 'a.png']);
  });

  it('is no larger than screens are', async () => {
    const { file } = await send(await picture(6_000, 3_000));
    expect(file).toMatchObject({ width: 4_096, height: 2_048 });
  });

  it('leaves behind what was hung on it', async () => {
    const hung = Buffer.concat([await picture(), text('<script>alert(1)</script>'), text(ZIP_END)]);
    const { status, kept } = await send(hung);
    expect(status).toBe(200);
    const made = (await kept('ORIGINAL')) as Buffer;
    expect([made.includes('script'), made.includes('PK\x05\x06')]).toEqual([false, false]);
  });
});

describe('a document', () => {
  it.each([
    ['a PDF', PDF, 'application/pdf', 'bon.pdf'],
    ['a log', '2026-11-20 08:00 \x1b[31mERREUR\x1b[0m roue bloquée\n', 'text/plain', 'robot.log'],
    ['a text with half a page in it', 'answer: <html>502</html>\n', 'text/plain', 'robot.txt'],
    ['a table', 'heure;niveau\r\n08:00;"<b>"\r\n', 'text/csv', 'relevé.csv'],
  ])('that is %s is kept as it is', async (_, content, contentType, name) => {
    const { status, file, kept, ...taken } = await send(text(content), { contentType, name });
    expect([status, file, taken.name]).toEqual([
      200,
      { id: expect.any(String) as string, contentType, size: text(content).length, width: null, height: null },
      name,
    ]);
    expect((await kept('ORIGINAL')).toString()).toBe(content);
  });

  it('from an old program, in Latin-1, is text too', async () => {
    const latin = Buffer.from('Réf;Désignation\n', 'latin1');
    expect((await send(latin, { contentType: 'text/csv', name: 'a.csv' })).status).toBe(200);
  });

  it('is called by what it is: a page that is none cannot be opened as one', async () => {
    const given = { contentType: 'text/plain', name: '..\\..\\évil\u202egnp.html' };
    expect((await send(text('hello'), given)).name).toBe('évilgnp.txt');
  });
});

describe('what is refused', () => {
  const asText = { contentType: 'text/plain', name: 'a.txt' };
  const asPdf = { contentType: 'application/pdf', name: 'a.pdf' };
  it.each<[string, () => Buffer | Promise<Buffer>, object, string]>([
    [
      'a drawing that runs scripts',
      () => text('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'),
      asText,
      'type',
    ],
    ['a page', () => text('\n <!DOCTYPE html><script>x()</script>'), asText, 'type'],
    ['a page behind a mark of UTF-8', () => text('\ufeff<html>'), asText, 'type'],
    ['a script', () => text('#!/bin/sh\nrm -rf /\n'), asText, 'type'],
    ['a program of Windows', () => Buffer.concat([text('MZ'), Buffer.alloc(200)]), asText, 'type'],
    ['a program of Linux', () => Buffer.concat([text('\x7fELF\x02\x01\x01'), Buffer.alloc(200)]), asText, 'type'],
    ['an archive', () => Buffer.concat([text('PK\x03\x04\x14\0\0\0\0\0'), Buffer.alloc(100)]), asText, 'type'],
    ['an archive behind a text', () => text(`hello\n${ZIP_END}`), asText, 'type'],
    ['a photo of an iPhone', () => text('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), {}, 'type'],
    ['bytes', () => Buffer.from([1, 2, 3, 4, 5, 6, 7, 8]), {}, 'type'],
    ['an image for a purpose that takes none of its kind', () => text(PDF), { contentType: 'image/png' }, ''],
    ['half a photo', async () => (await picture()).subarray(0, 900), {}, 'content'],
    [
      'a script that begins as a GIF',
      () => text('GIF89a/*    */=1;alert(1)//'),
      { contentType: 'image/gif' },
      'content',
    ],
    ['a bomb', () => hugePng(50_000, 50_000), { contentType: 'image/png' }, 'pixels'],
    ['an image that says it is larger than it is', () => hugePng(500, 500), { contentType: 'image/png' }, 'content'],
    [
      'a PDF that runs something',
      () => text(PDF.replace('/Catalog', '/Catalog /OpenAction << /JS (x) >>')),
      asPdf,
      'content',
    ],
    ['a PDF that is an archive too', () => text(PDF.replace('trailer', `% ${ZIP_END}\ntrailer`)), asPdf, 'content'],
    ['a PDF with something behind it', () => text(`${PDF}<script>`), asPdf, 'content'],
    ['half a PDF', () => text(PDF.slice(0, 60)), asPdf, 'content'],
  ])('is %s', async (_, make, given, why) => {
    const { status, error, rowStatus } = await send(await make(), given);
    if (why === '') return expect(status).toBe(200);
    expect([status, error.code, rowStatus]).toEqual([400, 'VALIDATION', 'REQUESTED']);
    const SAID = { type: 'This type', content: 'This file is damaged', pixels: 'This image has too many pixels' };
    expect(error.message).toContain(SAID[why as keyof typeof SAID]);
    if (why === 'type') expect(error.details.allowed).toContain('application/pdf');
  });

  it('is one byte too many, or too few, whatever its head says', async () => {
    const photo = await picture();
    for (const [sent, chunked] of [
      [Buffer.concat([photo, text('x')]), false],
      [photo.subarray(1), false],
      [Buffer.concat([photo, text('x')]), true],
      [photo.subarray(1), true],
    ] as const) {
      const { file, uploadUrl } = await requestUpload(claire, photo);
      const body = chunked ? new Blob([sent]).stream() : sent;
      const init = { method: 'PUT', body, duplex: 'half' } as RequestInit;
      const response = await fetch(uploadUrl, init);
      expect([response.status, ((await response.json()) as Loose).error.code]).toEqual([400, 'VALIDATION']);
      expect(file.uploadedAt).toBeNull();
    }
  });

  it('is a file that is larger than its own kind may be, though another may', async () => {
    // Asked for as a PDF, sent as an image.
    const large = Buffer.concat([await picture(), Buffer.alloc(11 * 1024 * 1024)]);
    const { status, error } = await send(large, { contentType: 'application/pdf', name: 'a.pdf' });
    expect([status, error.message]).toEqual([400, 'A file of this type has 1 byte to 10 MB.']);
  });

  it('may be sent again, a few times, until it comes right', async () => {
    const photo = await picture();
    const { uploadUrl } = await requestUpload(claire, photo);
    const wrong = Buffer.alloc(photo.length, 1);
    for (let time = 1; time <= 4; time += 1) expect((await put(uploadUrl, wrong)).status).toBe(400);
    expect((await put(uploadUrl, photo)).status).toBe(200);
    const { uploadUrl: other } = await requestUpload(claire, photo);
    for (let time = 1; time <= 5; time += 1) await put(other, wrong);
    expect((await put(other, photo, { 'accept-language': 'en' })).error).toMatchObject({
      code: 'VALIDATION',
      message: 'This upload has failed 5 times; ask for a new link.',
    });
  });
});
