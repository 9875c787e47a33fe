/** Reading files: plain rows, and where each of their forms is fetched. */
import { sql } from 'kysely';
import type { FileSize } from '../../domain/files/file-words.js';
import { columnsFor } from '../columns.js';
import type { Call } from '../desk.js';
import { downloadUrl } from './links.js';

const COLUMNS = [
  'file.id',
  'file.name',
  'file.content_type as contentType',
  sql<number>`coalesce((file.contents #>> '{ORIGINAL,size}')::integer, file.size)`.as('size'),
  'file.uploaded_at as uploadedAt',
  sql<number | null>`(file.contents #>> '{ORIGINAL,width}')::integer`.as('width'),
  sql<number | null>`(file.contents #>> '{ORIGINAL,height}')::integer`.as('height'),
  /** The forms that may be fetched: none before the file belongs to a thing, and none after. */
  sql<FileSize[]>`case file.status when 'CLAIMED' then array(select jsonb_object_keys(file.contents)) else '{}' end`.as(
    'forms',
  ),
] as const;

const rows = (call: Call) =>
  call.desk.db.selectFrom('file').select([...columnsFor('File', COLUMNS, call), 'file.link_key as linkKey']);

export type FileRow = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

/**
 * Files by id. A file has no rights of its own: it is shown with the thing that it belongs to, by whoever has seen to it
 * that the caller may see that thing.
 */
export const filesByIds = (call: Call, ids: readonly string[]): Promise<FileRow[]> =>
  rows(call)
    .where(sql<boolean>`file.id = any(${ids}::uuid[])`)
    .execute();

/** Where one form of a file is fetched; null when there is none to fetch. */
export const urlOf = ({ desk }: Call, file: FileRow, form: FileSize): string | null =>
  file.forms.includes(form) ? downloadUrl(desk, file, form) : null;
