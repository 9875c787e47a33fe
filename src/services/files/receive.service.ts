/** Receiving the bytes of a file: read to a disk, checked, made anew, stored. */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, openAsBlob } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { LockMode } from '@mikro-orm/postgresql';
import { DeskError, invalid, notFound } from '../../domain/errors.js';
import {
  FILE_SIZES,
  isImage,
  maxBytes,
  safeName,
  typesFor,
  type FileSize,
  type FileType,
} from '../../domain/files/file-words.js';
import { File, type StoredContent, type StoredContents } from '../../entities/files/file.entity.js';
import type { Call, Desk } from '../desk.js';
import { transaction, type Tx } from '../transaction.js';
import { typeOf } from './check-content.js';
import { Gate } from './gate.js';
import { isUploadLink, type LinkParts } from './links.js';
import { makeImages, type MadeForm } from './make-images.js';

/** For how long one who sends has the file for themselves, ms: longer than a request and what follows it may take. */
const LEASE_MS = 10 * 60_000;

/** Images drawn at once, and how many may wait for it: two large ones take some 400 MB and two of libuv's threads. */
const drawing = new Gate(2, 64);

export interface Received {
  contentType: FileType;
  size: number;
  width: number | null;
  height: number | null;
}

export interface Sent {
  fileId: string;
  link: LinkParts;
  /** What the sender says that there is to come, in bytes, if they do. */
  length: number | null;
  body: Readable;
}

/**
 * Takes in what is sent to an upload link, once. What fails may be sent again, a few times. The row says where before
 * anything is stored, and that it is there only after all of it is: whenever this ends, nothing lies about unknown.
 * @throws DeskError NOT_FOUND for a link that is not good, CONFLICT, VALIDATION, UNAVAILABLE
 */
export async function receiveUpload(call: Call, sent: Sent): Promise<Received> {
  const { desk } = call;
  const file = await desk.orm.em.fork().findOne(File, { id: sent.fileId });
  if (!file || !isUploadLink(desk, file, sent.link)) throw new DeskError('NOT_FOUND', 'file_link');
  const announced = { type: file.contentType, size: file.size };
  if (sent.length !== null && sent.length !== announced.size) throw otherSize(announced.size);
  const upload = await beginUpload(call, file.id);
  const folder = await newFolder(desk);
  try {
    const path = join(folder, 'received');
    await pipeline(sent.body, exactly(announced.size), createWriteStream(path));
    const allowed = typesFor(file.purpose);
    const type = await typeOf(path, announced.type, allowed);
    if (announced.size > maxBytes(type)) throw invalid('file_size', [], { max: maxBytes(type) / 1024 / 1024 });
    const contents = await store(desk, (form) => keyOf(file.id, upload, form), path, type, folder);
    await finishUpload(call, file.id, upload, contents);
    const { contentType, size, width, height } = contents.ORIGINAL;
    return { contentType, size, width, height };
  } catch (error) {
    await giveUp(call, file.id, upload);
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const otherSize = (size: number): DeskError => invalid('file_other_size', [], { size });

/** Where the forms of one upload of a file lie. */
const keyOf = (fileId: string, upload: number, form: FileSize): string =>
  // Spread over 256 folders, by the part of an id that is drawn.
  `${fileId.slice(-2)}/${fileId}.${upload}.${form.toLowerCase()}`;

/** Answers which upload of the file this is. */
async function beginUpload(call: Call, fileId: string): Promise<number> {
  const upload = await transaction(call, async (tx) => {
    const file = await lockedFile(tx, fileId);
    file.beginUpload(tx.now, new Date(tx.now.getTime() + LEASE_MS));
    return file.uploads;
  });
  // Whoever came before and never said that they failed has left what they had stored.
  if (upload > 1) await removeUpload(call.desk, fileId, upload - 1);
  return upload;
}

async function finishUpload(
  call: Call,
  fileId: string,
  upload: number,
  contents: StoredContents & { ORIGINAL: StoredContent },
): Promise<void> {
  await transaction(call, async (tx) => {
    const file = await lockedFile(tx, fileId);
    // Too slow: somebody else has begun meanwhile, or the file was given up.
    if (file.status !== 'RECEIVING' || file.uploads !== upload) throw new DeskError('CONFLICT', 'upload_busy');
    file.finishUpload(safeName(file.name, contents.ORIGINAL.contentType), contents, tx.now);
  });
}

/** Makes room for another try. What goes wrong here is put right by the next try, or by the collection of orphans. */
async function giveUp(call: Call, fileId: string, upload: number): Promise<void> {
  try {
    await removeUpload(call.desk, fileId, upload);
    await transaction(call, async (tx) => {
      const file = await lockedFile(tx, fileId);
      if (file.status === 'RECEIVING' && file.uploads === upload) file.failUpload();
    });
  } catch (error) {
    call.desk.log.warn({ err: error, requestId: call.requestId, fileId }, 'a failed upload was not cleaned up');
  }
}

async function lockedFile({ em }: Tx, fileId: string): Promise<File> {
  const file = await em.findOne(File, { id: fileId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!file) throw notFound('file');
  return file;
}

/** Forgets what one upload of a file has stored, or may have. */
export async function removeUpload({ files: { storage } }: Desk, fileId: string, upload: number): Promise<void> {
  for (const form of FILE_SIZES) await storage.remove(keyOf(fileId, upload, form));
}

async function newFolder({ files }: Desk): Promise<string> {
  await mkdir(files.incoming, { recursive: true, mode: 0o700 });
  return mkdtemp(join(files.incoming, 'upload-'));
}

/** Lets so many bytes through; one more, or one less, is a refusal. */
function exactly(size: number): Transform {
  let received = 0;
  return new Transform({
    transform(chunk: Buffer, _, next) {
      received += chunk.length;
      if (received > size) next(otherSize(size));
      else next(null, chunk);
    },
    flush: (end) => end(received === size ? null : otherSize(size)),
  });
}

async function store(
  { files: { storage } }: Desk,
  keyFor: (form: FileSize) => string,
  path: string,
  type: FileType,
  folder: string,
): Promise<StoredContents & { ORIGINAL: StoredContent }> {
  const made: MadeForm[] = isImage(type)
    ? await drawing.run(() => makeImages(path, type, folder))
    : [{ form: 'ORIGINAL', path, contentType: type, width: null, height: null }];
  const contents: StoredContents = {};
  for (const { form, path: source, ...about } of made) {
    const key = keyFor(form);
    const content = await openAsBlob(source);
    contents[form] = { key, ...about, size: content.size, sha256: await sha256Of(source) };
    await storage.put(key, content).catch((cause: unknown) => {
      throw Object.assign(new DeskError('UNAVAILABLE', 'storage_down'), { cause });
    });
  }
  return contents as StoredContents & { ORIGINAL: StoredContent };
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('base64url');
}
