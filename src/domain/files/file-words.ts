/** What a file may be, and how large. */

/** What an upload is for. Decides who may ask for it, and which types it may have. */
export const FILE_PURPOSES = ['TICKET_ATTACHMENT', 'PRODUCT_IMAGE'] as const;
export type FilePurpose = (typeof FILE_PURPOSES)[number];

/**
 * REQUESTED: a link was given, nothing has come. RECEIVING: somebody is sending. READY: checked and stored. CLAIMED: it
 * belongs to a thing. ARCHIVED: taken off that thing. EXPIRED: nobody wanted it in time; about to be forgotten.
 */
export const FILE_STATUSES = ['REQUESTED', 'RECEIVING', 'READY', 'CLAIMED', 'ARCHIVED', 'EXPIRED'] as const;
export type FileStatus = (typeof FILE_STATUSES)[number];

/** In which sizes an image is kept; the other types only as ORIGINAL. */
export const FILE_SIZES = ['ORIGINAL', 'PREVIEW', 'THUMBNAIL'] as const;
export type FileSize = (typeof FILE_SIZES)[number];

const MB = 1024 * 1024;

interface TypeRule {
  isImage: boolean;
  /** The endings that a name of it may have; the first one is given to a name that has none of them. */
  endings: readonly [string, ...string[]];
}

/** Closed on purpose: what is not here is refused, whatever it calls itself. */
const RULES = {
  'image/jpeg': { isImage: true, endings: ['jpg', 'jpeg'] },
  'image/png': { isImage: true, endings: ['png'] },
  'image/webp': { isImage: true, endings: ['webp'] },
  'image/gif': { isImage: true, endings: ['gif'] },
  'application/pdf': { isImage: false, endings: ['pdf'] },
  'text/plain': { isImage: false, endings: ['txt', 'log'] },
  'text/csv': { isImage: false, endings: ['csv'] },
} as const satisfies Record<string, TypeRule>;

export type FileType = keyof typeof RULES;
export const FILE_TYPES = Object.keys(RULES) as FileType[];
export const IMAGE_TYPES = FILE_TYPES.filter((type) => RULES[type].isImage);

export const isFileType = (type: string): type is FileType => type in RULES;
export type ImageType = Extract<FileType, `image/${string}`>;
export const isImage = (type: FileType): type is ImageType => RULES[type].isImage;

/** The types that a purpose takes. */
export const typesFor = (purpose: FilePurpose): readonly FileType[] =>
  purpose === 'PRODUCT_IMAGE' ? IMAGE_TYPES : FILE_TYPES;

/** Bytes that a file of a type may have. */
export const maxBytes = (type: FileType): number => (isImage(type) ? 10 : 25) * MB;

/** Bytes of the largest file there may be. */
export const MAX_BYTES = Math.max(...FILE_TYPES.map(maxBytes));

export const NAME_MAX = 200;

/**
 * The name under which a file is handed out: without folders, without characters that steer a terminal or a page or turn
 * the reading direction, and with an ending that fits its content, so that what it is not cannot be opened as such.
 */
export function safeName(name: string, type: FileType): string {
  const [standard, ...others] = RULES[type].endings as readonly [string, ...string[]];
  const plain = name
    .split(/[\\/]/)
    .at(-1)!
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}"<>|:*?]/gu, '')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const [, stem = plain, ending = ''] = /^(.+)\.([^.]*)$/.exec(plain) ?? [];
  const kept = [standard, ...others].includes(ending.toLowerCase()) ? ending.toLowerCase() : standard;
  const short = [...(stem || 'file')].slice(0, NAME_MAX - kept.length - 1).join('');
  return `${short}.${kept}`;
}
