/** How a file comes to a thing, and goes from it again. Called by whatever service has the thing, in its transaction. */
import { LockMode } from '@mikro-orm/postgresql';
import { notFound } from '../../domain/errors.js';
import type { FilePurpose } from '../../domain/files/file-words.js';
import { File } from '../../entities/files/file.entity.js';
import type { Tx } from '../transaction.js';

/**
 * Hands a file that the caller has uploaded to the thing that it was meant for. From then on whoever may see that thing
 * may see the file. Somebody else's upload is as if it did not exist.
 * @throws DeskError NOT_FOUND; VALIDATION when it has not come yet or belongs to a thing already
 */
export async function claimFile(tx: Tx, fileId: string, purpose: FilePurpose, path = ['fileId']): Promise<File> {
  const { actor } = tx.call;
  const accountId = actor.kind === 'PERSON' ? actor.accountId : null;
  const file = accountId
    ? await tx.em.findOne(File, { id: fileId, accountId, purpose }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    : null;
  if (!file || file.status === 'EXPIRED') throw notFound('file', path);
  file.claim(tx.now, path);
  return file;
}

/** Takes a file off its thing: links to it are dead from the commit on. The bytes stay, as everything archived does. */
export async function archiveFile(tx: Tx, fileId: string): Promise<void> {
  const file = await tx.em.findOneOrFail(File, { id: fileId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  file.archive(tx.now);
}
