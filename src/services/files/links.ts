/**
 * Signed links: who has one may do this one thing with this one file, until then. What is signed names all of it; the
 * signature stands in the link, and nothing of it is stored.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FileSize } from '../../domain/files/file-words.js';
import { encodeId } from '../../domain/ids.js';
import type { Desk } from '../desk.js';

/** For how long a link to upload is good, ms: long enough for a slow line, and a second try. */
export const UPLOAD_LINK_MS = 30 * 60_000;
/** For how long a link to download is good, ms. It does not end sooner when its holder loses the right. */
export const DOWNLOAD_LINK_MS = 15 * 60_000;

/** What a link is about, as far as it is signed. */
interface Linked {
  id: string;
  linkKey: string;
}
/** What an upload is bound to: whose it is, and how much. */
interface Expected extends Linked {
  accountId: string;
  size: number;
}

/** What stands behind the `?` of a link. */
export interface LinkParts {
  /** Seconds since 1970. */
  expires: number;
  signature: string;
}

export class FileLinks {
  /** @param secret the desk's own, where it has one: then what is stored does not suffice to sign */
  constructor(readonly secret: string | undefined) {}

  sign(linkKey: string, what: readonly (string | number)[]): string {
    // Two steps, so that neither the secret alone nor the row alone makes a signature.
    const key = createHmac('sha256', `ouranos-desk file links ${this.secret ?? ''}`)
      .update(linkKey)
      .digest();
    return createHmac('sha256', key).update(JSON.stringify(what)).digest('base64url');
  }

  isSigned(linkKey: string, what: readonly (string | number)[], signature: string): boolean {
    const [given, right] = [Buffer.from(signature), Buffer.from(this.sign(linkKey, what))];
    return given.length === right.length && timingSafeEqual(given, right);
  }
}

const toUpload = ({ id, accountId, size }: Expected, expires: number) => ['upload', id, accountId, size, expires];
const toDownload = ({ id }: Linked, form: FileSize, expires: number) => ['download', id, form, expires];

const expiryOf = (desk: Desk, ms: number): number => Math.floor((desk.clock.now().getTime() + ms) / 1000);

const urlOf = (desk: Desk, path: string, expires: number, signature: string): string =>
  `${desk.address()}/files/${path}?expires=${expires}&signature=${signature}`;

/** Where the bytes of a file are to be sent, and until when. */
export function uploadLink(desk: Desk, file: Expected): { url: string; expiresAt: Date } {
  const expires = expiryOf(desk, UPLOAD_LINK_MS);
  const signature = desk.files.links.sign(file.linkKey, toUpload(file, expires));
  return { url: urlOf(desk, encodeId('File', file.id), expires, signature), expiresAt: new Date(expires * 1000) };
}

/** Where a file is fetched. Whoever asks must have been shown the file: the link is the right. */
export function downloadUrl(desk: Desk, file: Linked, form: FileSize): string {
  const expires = expiryOf(desk, DOWNLOAD_LINK_MS);
  const signature = desk.files.links.sign(file.linkKey, toDownload(file, form, expires));
  return urlOf(desk, `${encodeId('File', file.id)}/${form.toLowerCase()}`, expires, signature);
}

const isInTime = (desk: Desk, expires: number): boolean => expires * 1000 > desk.clock.now().getTime();

export const isUploadLink = (desk: Desk, file: Expected, { expires, signature }: LinkParts): boolean =>
  desk.files.links.isSigned(file.linkKey, toUpload(file, expires), signature) && isInTime(desk, expires);

export const isDownloadLink = (desk: Desk, file: Linked, form: FileSize, { expires, signature }: LinkParts): boolean =>
  desk.files.links.isSigned(file.linkKey, toDownload(file, form, expires), signature) && isInTime(desk, expires);
