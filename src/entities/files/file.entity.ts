import { defineEntity, p } from '@mikro-orm/postgresql';
import { DeskError, invalid } from '../../domain/errors.js';
import {
  FILE_PURPOSES,
  FILE_STATUSES,
  FILE_TYPES,
  type FileSize,
  type FileType,
} from '../../domain/files/file-words.js';

/** One stored form of a file. */
export interface StoredContent {
  /** Where it lies in the storage. */
  key: string;
  contentType: FileType;
  /** Bytes. */
  size: number;
  /** Of its bytes, base64url. */
  sha256: string;
  /** Pixels; null of what is no image. */
  width: number | null;
  height: number | null;
}
export type StoredContents = Partial<Record<FileSize, StoredContent>>;

/**
 * Bytes that somebody sent. The row is there before anything is stored under it, and goes after the last of it: whatever
 * lies in the storage has a row that says where.
 */
export const FileSchema = defineEntity({
  name: 'File',
  tableName: 'file',
  properties: {
    id: p.uuid().primary(),
    /** Whose upload it is; only they may hand it to a thing. */
    accountId: p.uuid(),
    purpose: p.enum(FILE_PURPOSES),
    status: p.enum(FILE_STATUSES),
    name: p.string(),
    /** As it was announced, and once it is READY as its content says. */
    contentType: p.enum(FILE_TYPES),
    /** Bytes, as announced: links to upload are bound to it. What is kept says in `contents` how large it is. */
    size: p.integer(),
    contents: p.json().$type<StoredContents>().nullable(),
    /** Random; links to this file are signed with what is derived from it. */
    linkKey: p.string(),
    /** How often somebody began to send it. Each time has its own place in the storage. */
    uploads: p.integer().default(0),
    /** RECEIVING: until when whoever is sending has the file for themselves. */
    receivingUntil: p.datetime().nullable(),
    createdAt: p.datetime(),
    uploadedAt: p.datetime().nullable(),
    claimedAt: p.datetime().nullable(),
    archivedAt: p.datetime().nullable(),
  },
});

/** How often the bytes of one file may be sent, until they have come whole. */
export const UPLOADS_MAX = 5;

export class File extends FileSchema.class {
  /** Somebody begins to send it: nobody else may until then. @throws DeskError CONFLICT, VALIDATION */
  beginUpload(at: Date, until: Date): void {
    const isFree = this.status === 'REQUESTED' || (this.status === 'RECEIVING' && this.receivingUntil! <= at);
    if (!isFree) throw new DeskError('CONFLICT', this.status === 'RECEIVING' ? 'upload_busy' : 'upload_done');
    if (this.uploads >= UPLOADS_MAX) throw invalid('upload_too_often', [], { max: UPLOADS_MAX });
    this.status = 'RECEIVING';
    this.uploads += 1;
    this.receivingUntil = until;
  }

  /** It did not come whole: it may be sent again. */
  failUpload(): void {
    this.status = 'REQUESTED';
    this.receivingUntil = null;
  }

  /** It has come, was checked, and lies in the storage. */
  finishUpload(name: string, contents: StoredContents & { ORIGINAL: StoredContent }, at: Date): void {
    this.status = 'READY';
    this.name = name;
    this.contentType = contents.ORIGINAL.contentType;
    this.contents = contents;
    this.receivingUntil = null;
    this.uploadedAt = at;
  }

  /** Hands it to a thing. @throws DeskError VALIDATION when it has not come yet, or belongs to a thing already */
  claim(at: Date, path: string[]): void {
    if (this.status === 'REQUESTED' || this.status === 'RECEIVING') throw invalid('file_not_uploaded', path);
    if (this.status !== 'READY') throw invalid('file_used', path);
    this.status = 'CLAIMED';
    this.claimedAt = at;
  }

  /** Takes it off its thing; links to it are dead from now on. */
  archive(at: Date): void {
    this.status = 'ARCHIVED';
    this.archivedAt = at;
  }
}
FileSchema.setClass(File);
