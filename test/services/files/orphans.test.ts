/** Files that nobody wanted go; files that somebody has stay, whatever fails on the way. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { decodeId } from '../../../src/domain/ids.js';
import { files } from '../../../src/services/index.js';
import { Gate } from '../../../src/services/files/gate.js';
import { signIn, type TestClient } from '../../support/client.js';
import { startDesk, type TestDesk } from '../../support/desk.js';
import { picture, put, requestUpload, upload } from '../../support/files.js';

let desk: TestDesk;
let claire: TestClient;
let photo: Buffer;
beforeAll(async () => {
  desk = await startDesk();
  claire = await signIn(desk.url, 'client');
  photo = await picture(30, 20);
});
afterAll(() => desk.stop());
beforeEach(async () => {
  // A day after whatever the test before has left.
  await later(25, () => files.collectOrphans(desk.call));
});

const stored = async (id: string): Promise<number> =>
  (await readdir(join(desk.folder, 'files'), { recursive: true }).catch(() => [])).filter((one) =>
    one.includes(decodeId('File', id)),
  ).length;
const rowOf = (id: string) =>
  desk.desk.db.selectFrom('file').selectAll().where('id', '=', decodeId('File', id)).executeTakeFirst();
async function later<T>(hours: number, work: () => Promise<T>): Promise<T> {
  const now = vi.spyOn(desk.desk.clock, 'now').mockReturnValue(new Date(Date.now() + hours * 3_600_000));
  return work().finally(() => now.mockRestore());
}
const attach = async (fileId: string) => {
  const ticketId = (await claire.data('{ tickets(first: 1) { nodes { id } } }')).tickets.nodes[0].id;
  const query =
    'mutation ($input: AddTicketAttachmentInput!) { addTicketAttachment(input: $input) { errors { code } } }';
  return (await claire.data(query, { input: { ticketId, fileId } })).addTicketAttachment.errors;
};

describe('orphans', () => {
  it('are what was never sent and what was never claimed, after a day; what belongs to something stays', async () => {
    const { file } = await requestUpload(claire, photo);
    const [lost, kept] = [await upload(claire, photo), await upload(claire, photo)];
    expect(await attach(kept)).toEqual([]);
    expect(await later(23, () => files.collectOrphans(desk.call))).toBe(0);
    expect(await later(25, () => files.collectOrphans(desk.call))).toBe(2);
    expect([await rowOf(file.id), await rowOf(lost), await stored(lost)]).toEqual([undefined, undefined, 0]);
    expect([(await rowOf(kept))?.status, await stored(kept)]).toEqual(['CLAIMED', 3]);
  });

  it('that cannot be removed are nobody’s already, and go the next time', async () => {
    const lost = await upload(claire, photo);
    const remove = vi.spyOn(desk.desk.files.storage, 'remove').mockRejectedValue(new Error('down'));
    expect(await later(25, () => files.collectOrphans(desk.call))).toBe(0);
    remove.mockRestore();
    expect([(await rowOf(lost))?.status, await stored(lost)]).toEqual(['EXPIRED', 3]);
    expect(await attach(lost)).toEqual([{ code: 'NOT_FOUND' }]);
    expect(await later(25, () => files.collectOrphans(desk.call))).toBe(1);
    expect([await rowOf(lost), await stored(lost)]).toEqual([undefined, 0]);
  });
});

describe('a storage that fails', () => {
  it('in the middle leaves nothing behind, and the file can be sent again', async () => {
    const { file, uploadUrl } = await requestUpload(claire, photo);
    const { storage } = desk.desk.files;
    const real = storage.put.bind(storage);
    const writes = vi.spyOn(storage, 'put');
    writes.mockImplementation((key, content) =>
      key.endsWith('thumbnail') ? Promise.reject(new Error('full')) : real(key, content),
    );
    const { status, error } = await put(uploadUrl, photo);
    expect([status, error.code]).toEqual([503, 'UNAVAILABLE']);
    writes.mockRestore();
    expect([(await rowOf(file.id))?.status, await stored(file.id)]).toEqual(['REQUESTED', 0]);
    expect((await put(uploadUrl, photo)).status).toBe(200);
    expect([(await rowOf(file.id))?.uploads, await stored(file.id)]).toEqual([2, 3]);
  });

  it('and cannot be cleaned up either is put right by the next try', async () => {
    const { file, uploadUrl } = await requestUpload(claire, photo);
    const { storage } = desk.desk.files;
    const real = storage.put.bind(storage);
    const writes = vi.spyOn(storage, 'put').mockImplementation(async (key, content) => {
      await real(key, content);
      throw new Error('gone');
    });
    const removes = vi.spyOn(storage, 'remove').mockRejectedValue(new Error('gone'));
    expect((await put(uploadUrl, photo)).status).toBe(503);
    writes.mockRestore();
    removes.mockRestore();
    // As after a crash: somebody seems to be sending still, and something lies about.
    expect([(await rowOf(file.id))?.status, await stored(file.id)]).toEqual(['RECEIVING', 1]);
    expect((await put(uploadUrl, photo)).status).toBe(409);
    expect((await later(0.2, () => put(uploadUrl, photo))).status).toBe(200);
    expect([(await rowOf(file.id))?.status, await stored(file.id)]).toEqual(['READY', 3]);
  });

  it('after somebody else took over does not touch what they have stored', async () => {
    const { file, uploadUrl } = await requestUpload(claire, photo);
    const { storage } = desk.desk.files;
    const real = storage.put.bind(storage);
    let goOn = (): void => {};
    const held = new Promise<void>((resolve) => (goOn = resolve));
    let began = (): void => {};
    const begun = new Promise<void>((resolve) => (began = resolve));
    const writes = vi.spyOn(storage, 'put').mockImplementationOnce(async (key, content) => {
      began();
      await held;
      await real(key, content);
    });
    const slow = put(uploadUrl, photo);
    await begun;
    expect((await later(0.2, () => put(uploadUrl, photo))).status).toBe(200);
    goOn();
    expect((await slow).status).toBe(409);
    writes.mockRestore();
    expect([(await rowOf(file.id))?.status, await stored(file.id)]).toEqual(['READY', 3]);
  });
});

describe('the gate', () => {
  it('lets so many in, keeps others waiting in order, and turns away who is too many', async () => {
    const gate = new Gate(2, 2);
    const done: number[] = [];
    const ends: (() => void)[] = [];
    const work = (one: number) =>
      gate.run(() => new Promise<void>((resolve) => ends.push(() => (done.push(one), resolve()))));
    const all = [work(1), work(2), work(3), work(4)];
    await expect(work(5)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    for (let next = 0; next < 4; next += 1) {
      await vi.waitFor(() => expect(ends.length).toBeGreaterThan(next));
      ends[next]!();
    }
    await Promise.all(all);
    expect(done).toEqual([1, 2, 3, 4]);
    await expect(gate.run(() => Promise.reject(new Error('x')))).rejects.toThrow('x');
    expect(await gate.run(() => Promise.resolve('free again'))).toBe('free again');
  });
});
