/** Files on tickets: who may put one there, who sees it, and who takes it off. */
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { decodeId, encodeId } from '../../../src/domain/ids.js';
import { tickets } from '../../../src/services/index.js';
import { ATTACHMENTS_MAX } from '../../../src/services/tickets/attachment.service.js';
import { makeTicket } from '../../factories/ticket.factory.js';
import { callAs, personOf } from '../../support/actor.js';
import { clientOf, signIn, subscribe, type Loose, type TestClient } from '../../support/client.js';
import { startDesk, type TestDesk } from '../../support/desk.js';
import { picture, requestUpload, upload } from '../../support/files.js';
import { spokenDuring } from '../../support/spoken.js';

let desk: TestDesk;
let claire: TestClient;
let hugo: TestClient;
let theo: TestClient;
let ines: TestClient;
let manager: TestClient;
let photo: Buffer;
let clientId: string;
let technicianId: string;
beforeAll(async () => {
  // Each operation once: statements are counted.
  desk = await startDesk({ held: false });
  [claire, hugo, theo, ines, manager] = await Promise.all([
    signIn(desk.url, 'client'),
    signIn(desk.url, 'client2'),
    signIn(desk.url, 'technician'),
    signIn(desk.url, 'technician2'),
    signIn(desk.url, 'manager'),
  ]);
  photo = await picture(40, 30);
  clientId = (await personOf(desk, 'client')).clientId!;
  technicianId = (await personOf(desk, 'technician')).technicianId!;
});
afterAll(() => desk.stop());

/** A ticket of Claire's, which Théo has. */
let ticketId: string;
beforeEach(
  async () => void (ticketId = encodeId('Ticket', (await makeTicket(desk.call, { clientId, technicianId })).id)),
);

const ADD = `mutation ($input: AddTicketAttachmentInput!) { addTicketAttachment(input: $input) {
  attachment { id caption internal createdAt createdBy { kind name } file { id contentType url(size: THUMBNAIL) } }
  errors { code message path } } }`;
const add = async (by: TestClient, given: object = {}): Promise<Loose> => {
  const input = { ticketId, fileId: await upload(by, photo), ...given };
  return (await by.data(ADD, { input })).addTicketAttachment;
};
const remove = (by: TestClient, attachmentId: string) =>
  by.ask(
    `mutation ($id: ID!) { removeTicketAttachment(input: { attachmentId: $id }) {
      ticket { id attachments { id } } errors { code path } } }`,
    { id: attachmentId },
  );
const seenBy = async (by: TestClient): Promise<Loose> =>
  (
    await by.data(
      'query ($id: ID!) { ticket(id: $id) { attachments { id internal } timeline(last: 100) { kind data } } }',
      {
        id: ticketId,
      },
    )
  ).ticket;

describe('a file on a ticket', () => {
  it('is refused when anonymous, and by those who only look', async () => {
    const input = { ticketId, fileId: 'file_x' };
    expect((await clientOf(desk.url).ask(ADD, { input })).errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
    expect((await manager.ask(ADD, { input })).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  });

  it('is put there by the client, and seen by all who see the ticket', async () => {
    const { attachment, errors } = await add(claire, { caption: ' La roue avant ' });
    expect(errors).toEqual([]);
    expect(attachment).toMatchObject({
      caption: 'La roue avant',
      internal: false,
      createdBy: { kind: 'PERSON', name: 'Claire Dubois' },
      file: { contentType: 'image/jpeg', url: expect.stringContaining('/thumbnail?') as string },
    });
    for (const by of [claire, theo, manager]) {
      const { attachments, timeline } = await seenBy(by);
      expect(attachments).toEqual([{ id: attachment.id, internal: false }]);
      expect(timeline.at(-1)).toEqual({
        kind: 'ATTACHMENT_ADDED',
        data: { attachmentId: attachment.id, name: 'photo.jpg', contentType: 'image/jpeg' },
      });
    }
    expect(await seenBy(hugo)).toBeNull();
  });

  it('does not make an edit of somebody else a CONFLICT', async () => {
    const { version } = (await tickets.ticketsByIds(desk.call, [decodeId('Ticket', ticketId)]))[0]!;
    await add(claire);
    expect((await tickets.ticketsByIds(desk.call, [decodeId('Ticket', ticketId)]))[0]!.version).toBe(version);
  });

  it.each<[string, () => TestClient, (photo: Buffer) => Promise<object>, string, string]>([
    ['another client’s ticket', () => hugo, async () => ({}), 'NOT_FOUND', 'ticketId'],
    ['a ticket of another technician', () => ines, async () => ({}), 'NOT_FOUND', 'ticketId'],
    ['a file that never was', () => claire, async () => ({ fileId: `file_${'0'.repeat(32)}` }), 'NOT_FOUND', 'fileId'],
    ['somebody else’s file', () => claire, async (it) => ({ fileId: await upload(theo, it) }), 'NOT_FOUND', 'fileId'],
    [
      'a file that has not come yet',
      () => claire,
      async (it) => ({ fileId: (await requestUpload(claire, it)).file.id }),
      'VALIDATION',
      'fileId',
    ],
    ['a caption that is too long', () => claire, async () => ({ caption: 'x'.repeat(501) }), 'VALIDATION', 'caption'],
  ])('is refused with %s', async (_, by, given, code, path) => {
    const { attachment, errors } = await add(by(), await given(photo));
    expect([attachment, errors]).toEqual([null, [{ code, message: expect.any(String) as string, path: [path] }]]);
    expect((await seenBy(manager)).attachments).toEqual([]);
  });

  it('cannot be one that was sent for something else', async () => {
    const fileId = await upload(manager, photo, { purpose: 'PRODUCT_IMAGE' });
    const call = callAs(desk, await personOf(desk, 'manager'));
    const input = { ticketId: decodeId('Ticket', ticketId), fileId: decodeId('File', fileId) };
    await expect(tickets.addTicketAttachment(call, input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is put there once: a repetition answers the first, and the same file goes nowhere else', async () => {
    const fileId = await upload(claire, photo);
    const given = { fileId, idempotencyKey: `once ${ticketId}` };
    const [first, again] = [await add(claire, given), await add(claire, given)];
    expect(again.attachment.id).toBe(first.attachment.id);
    expect((await add(claire, { fileId })).errors).toMatchObject([{ code: 'VALIDATION', path: ['fileId'] }]);
    const both = await upload(claire, photo);
    const answers = await Promise.all([add(claire, { fileId: both }), add(claire, { fileId: both })]);
    expect(answers.map(({ errors }) => errors.length).sort()).toEqual([0, 1]);
  });

  it('is one of fifty at the most', async () => {
    const { db, orm } = desk.desk;
    await add(claire);
    const count = vi.spyOn(Object.getPrototypeOf(orm.em) as typeof orm.em, 'count');
    count.mockResolvedValue(ATTACHMENTS_MAX);
    const { errors } = await add(claire);
    count.mockRestore();
    expect(errors).toMatchObject([{ code: 'VALIDATION', path: ['ticketId'] }]);
    expect((await db.selectFrom('file').select('id').where('status', '=', 'READY').execute()).length).toBeGreaterThan(
      0,
    );
  });

  it('goes along when the ticket is merged into another', async () => {
    const { attachment } = await add(claire);
    const target = await makeTicket(desk.call, { clientId });
    await tickets.mergeTickets(desk.call, { sourceIds: [decodeId('Ticket', ticketId)], targetId: target.id });
    expect((await seenBy(claire)).attachments).toEqual([]);
    const source = ticketId;
    ticketId = encodeId('Ticket', target.id);
    expect((await seenBy(claire)).attachments).toEqual([{ id: attachment.id, internal: false }]);
    ticketId = source;
    expect((await add(claire)).errors).toMatchObject([{ code: 'VALIDATION', path: ['ticketId'] }]);
  });
});

describe('a page of tickets with their files', () => {
  it('costs two statements more than without, however many there are', async () => {
    for (let count = 0; count < 3; count += 1) await add(claire);
    const ask = (fields: string) =>
      spokenDuring(() => manager.data(`{ tickets(first: 50) { nodes { id ${fields} } } }`).then(() => {}));
    const [without, withFiles] = [await ask(''), await ask('attachments { id file { id url } }')];
    expect(withFiles.length - without.length).toBe(2);
  });
});

describe('an internal file', () => {
  it('is not for a client to put there', async () => {
    const input = { ticketId, fileId: await upload(claire, photo), internal: true };
    expect((await claire.ask(ADD, { input })).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  });

  it('reaches no client: not the list, not the timeline, not a stream, and not by its id', async () => {
    const live = `subscription ($id: ID) { ticketUpdated(where: { ticketId: $id }, initial: true) { kind } }`;
    const [clients, houses] = [claire, theo].map(({ token }) => subscribe(desk.url, token, live, { id: ticketId }));
    expect([await clients!.next(), await houses!.next()]).toEqual([{ kind: null }, { kind: null }]);
    const { attachment } = await add(theo, { internal: true });
    expect((await seenBy(theo)).attachments).toEqual([{ id: attachment.id, internal: true }]);
    expect((await seenBy(manager)).timeline.at(-1).kind).toBe('NOTE_FILE_ADDED');
    expect(await seenBy(claire)).toMatchObject({ attachments: [], timeline: [{ kind: 'OPENED' }] });
    expect((await remove(claire, attachment.id)).data.removeTicketAttachment.errors).toMatchObject([
      { code: 'NOT_FOUND' },
    ]);
    await add(theo);
    // The next that the client hears of is the file for everybody.
    expect(await clients!.next()).toEqual({ kind: 'ATTACHMENT_ADDED' });
    expect(await houses!.take(2)).toEqual([{ kind: 'NOTE_FILE_ADDED' }, { kind: 'ATTACHMENT_ADDED' }]);
    await Promise.all([clients!.stop(), houses!.stop()]);
  });
});

describe('taking a file off', () => {
  it('is for whoever put it there, and for the staff', async () => {
    const [mine, theirs] = [(await add(claire)).attachment, (await add(theo)).attachment];
    expect((await remove(claire, theirs.id)).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    expect((await remove(theo, mine.id)).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    const { ticket, errors } = (await remove(claire, mine.id)).data.removeTicketAttachment;
    expect([ticket.attachments, errors]).toEqual([[{ id: theirs.id }], []]);
    expect((await remove(manager, theirs.id)).data.removeTicketAttachment.ticket.attachments).toEqual([]);
    expect((await seenBy(claire)).timeline.slice(-2)).toEqual([
      { kind: 'ATTACHMENT_REMOVED', data: { attachmentId: mine.id } },
      { kind: 'ATTACHMENT_REMOVED', data: { attachmentId: theirs.id } },
    ]);
  });

  it('is NOT_FOUND for another client, for what was never there, and the second time', async () => {
    const { attachment } = await add(claire);
    const refused = [{ code: 'NOT_FOUND', path: ['attachmentId'] }];
    const errorsOf = async (by: TestClient, id: string) => (await remove(by, id)).data.removeTicketAttachment.errors;
    expect(await errorsOf(hugo, attachment.id)).toEqual(refused);
    expect(await errorsOf(ines, attachment.id)).toEqual(refused);
    expect(await errorsOf(claire, `attachment_${'0'.repeat(32)}`)).toEqual(refused);
    expect(await errorsOf(claire, attachment.id)).toEqual([]);
    expect(await errorsOf(claire, attachment.id)).toEqual(refused);
  });
});
