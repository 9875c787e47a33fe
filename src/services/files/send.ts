/** Handing out files to who has a link. */
import type { Readable } from 'node:stream';
import { DeskError } from '../../domain/errors.js';
import { isImage, type FileSize, type FileType } from '../../domain/files/file-words.js';
import type { StoredContent } from '../../entities/files/file.entity.js';
import type { Call, Desk } from '../desk.js';
import { isDownloadLink, type LinkParts } from './links.js';

export interface FileToSend {
  name: string;
  content: StoredContent;
  /** Whether a browser may show it in place, or is to save it. */
  isShown: boolean;
}

/**
 * What a link leads to. A link is good for its time, and no longer than the file belongs to its thing: what is taken off
 * is not handed out any more.
 * @throws DeskError NOT_FOUND, in one word for all that is not good about it
 */
export async function fileToSend(
  { desk }: Call,
  { fileId, form, link }: { fileId: string; form: FileSize; link: LinkParts },
): Promise<FileToSend> {
  const file = await desk.db
    .selectFrom('file')
    .select(['id', 'name', 'status', 'contents', 'link_key as linkKey'])
    .where('id', '=', fileId)
    .executeTakeFirst();
  const content = file?.status === 'CLAIMED' && file.contents?.[form];
  if (!content || !isDownloadLink(desk, file, form, link)) throw new DeskError('NOT_FOUND', 'file_link');
  return { name: file.name, content, isShown: isImage(content.contentType as FileType) };
}

/** The bytes of what is sent. @throws DeskError UNAVAILABLE */
export async function bytesOf(
  { files: { storage } }: Desk,
  { key }: StoredContent,
  range?: { start: number; end: number },
): Promise<Readable> {
  const body = await storage.read(key, range).catch((cause: unknown) => {
    throw Object.assign(new DeskError('UNAVAILABLE', 'storage_down'), { cause });
  });
  // The row says that it is there: whoever runs the desk has lost part of the storage.
  if (!body) throw Object.assign(new DeskError('UNAVAILABLE', 'storage_down'), { cause: new Error(`${key} is gone`) });
  return body;
}
