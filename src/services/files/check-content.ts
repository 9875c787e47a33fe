/** What a file is, by its bytes. Names and headers say nothing that counts. */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { invalid } from '../../domain/errors.js';
import { isFileType, isImage, type FileType } from '../../domain/files/file-words.js';
import {
  isPdfTail,
  isTextHead,
  PDF_HEAD,
  PDF_TAIL_BYTES,
  PDF_UNWANTED,
  TEXT_CONTROLS,
} from '../../domain/files/content.js';
import { wrongType } from './upload.service.js';

/** Kinds that are shown as what they are to those who know more of them than the desk needs. */
const SAME_AS: Record<string, FileType> = { 'image/apng': 'image/png' };

/**
 * The type of a file as its content says; images are looked at closer when they are decoded.
 * @param announced decides only between text and CSV, which no content tells apart
 * @throws DeskError VALIDATION when it is none of the allowed types, or is that and something else besides
 */
export async function typeOf(path: string, announced: FileType, allowed: readonly FileType[]): Promise<FileType> {
  const { fileTypeFromFile } = await import('file-type');
  const found = await fileTypeFromFile(path);
  const type = found ? (SAME_AS[found.mime] ?? found.mime) : await textTypeOf(path, announced);
  if (!type || !isFileType(type) || !allowed.includes(type)) throw wrongType(allowed);
  if (type === 'application/pdf') await checkPdf(path);
  // What file-type knows by other means than these bytes, such as a text that names itself a CSV.
  else if (found && !isImage(type)) throw wrongType(allowed);
  return type;
}

/** Text has no mark of its own: it is what holds no control characters, and does not begin as a page or a script. */
async function textTypeOf(path: string, announced: FileType): Promise<FileType | null> {
  let isFirst = true;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    if (isFirst && !isTextHead(chunk.toString('latin1'))) return null;
    isFirst = false;
    if (TEXT_CONTROLS.test(chunk.toString('latin1'))) return null;
  }
  return announced === 'text/csv' ? 'text/csv' : 'text/plain';
}

/** A PDF from its first byte to its last, that runs nothing. */
async function checkPdf(path: string): Promise<void> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const part = async (from: number, length: number): Promise<string> => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, Math.max(0, from));
      return buffer.toString('latin1', 0, bytesRead);
    };
    if (!PDF_HEAD.test(await part(0, 16))) throw invalid('file_content', []);
    if (!isPdfTail(await part(size - PDF_TAIL_BYTES, PDF_TAIL_BYTES))) throw invalid('file_content', []);
  } finally {
    await file.close();
  }
  let before = '';
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    const text = before + chunk.toString('latin1');
    if (PDF_UNWANTED.test(text)) throw invalid('file_content', []);
    before = text.slice(-32);
  }
}
