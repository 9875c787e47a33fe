/** Asking for a place to send a file to. */
import { isStaff } from '../../domain/accounts/actor.js';
import { DeskError, invalid } from '../../domain/errors.js';
import { isFileType, maxBytes, NAME_MAX, typesFor, type FilePurpose } from '../../domain/files/file-words.js';
import { newId } from '../../domain/ids.js';
import { File } from '../../entities/files/file.entity.js';
import { randomSecret } from '../accounts/secrets.js';
import type { Call } from '../desk.js';
import { once } from '../idempotency.js';
import { requiredText } from '../text.js';
import { transaction } from '../transaction.js';
import { uploadLink } from './links.js';

export interface RequestUpload {
  name: string;
  /** Bytes. */
  size: number;
  contentType: string;
  purpose: FilePurpose;
  idempotencyKey?: string | null;
}

export interface Upload {
  fileId: string;
  url: string;
  expiresAt: Date;
}

/**
 * Makes room for a file that the caller is about to send. What it is really is seen when it has come.
 * @throws DeskError VALIDATION, IDEMPOTENCY_MISMATCH, RATE_LIMITED
 */
export async function requestUpload(call: Call, input: RequestUpload): Promise<Upload> {
  const { actor, desk } = call;
  if (actor.kind !== 'PERSON') throw new DeskError('FORBIDDEN', 'forbidden');
  if (input.purpose === 'PRODUCT_IMAGE' && !isStaff(actor)) throw new DeskError('FORBIDDEN', 'forbidden');
  await desk.attempts.take('UPLOAD', { address: call.address, subject: actor.accountId });
  const { idempotencyKey, ...given } = input;
  const name = requiredText(input.name, ['name'], NAME_MAX);
  const allowed = typesFor(input.purpose);
  const contentType = input.contentType.split(';', 1)[0]!.trim().toLowerCase();
  if (!isFileType(contentType) || !allowed.includes(contentType)) throw wrongType(allowed, ['contentType']);
  const max = maxBytes(contentType);
  if (input.size < 1 || input.size > max) throw invalid('file_size', ['size'], { max: max / 1024 / 1024 });
  return transaction(call, async (tx) => {
    const { fileId } = await once(tx, 'requestUpload', idempotencyKey, given, async () => {
      const file = tx.em.create(File, {
        id: newId(),
        accountId: actor.accountId,
        purpose: input.purpose,
        status: 'REQUESTED',
        name,
        contentType,
        size: input.size,
        contents: null,
        linkKey: randomSecret(),
        receivingUntil: null,
        createdAt: tx.now,
        uploadedAt: null,
        claimedAt: null,
        archivedAt: null,
      });
      await tx.em.flush();
      return { fileId: file.id };
    });
    const file = await tx.em.findOne(File, { id: fileId });
    // A repetition that comes so late that the first one's file was forgotten.
    if (!file) throw invalid('file_gone', ['idempotencyKey']);
    return { fileId, ...uploadLink(desk, file) };
  });
}

/** Refuses a type, and says which ones there are. */
export const wrongType = (allowed: readonly string[], path: string[] = []): DeskError =>
  new DeskError('VALIDATION', 'file_type', { allowed: allowed.join(', ') }, path, { allowed });
