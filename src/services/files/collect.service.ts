/** Letting go of files that nobody wanted. */
import { FILE_STATUSES } from '../../domain/files/file-words.js';
import { UPLOADS_MAX } from '../../entities/files/file.entity.js';
import type { Call } from '../desk.js';
import { removeUpload } from './receive.service.js';

/** For how long a file may belong to nothing, in hours: longer than the link to it, and than a person's day. */
export const UNCLAIMED_HOURS = 24;
/** Files in one turn; there is a next one. */
const AT_ONCE = 200;

const UNCLAIMED = FILE_STATUSES.filter((status) => status !== 'CLAIMED' && status !== 'ARCHIVED');

/**
 * Forgets files that were asked for and never sent, or sent and never claimed. First they are nobody's, so that they
 * cannot be claimed while they go; then what is stored goes, and the row last. Whoever is interrupted is carried on from.
 * @returns how many are gone
 */
export async function collectOrphans(call: Call): Promise<number> {
  const { db, clock, log } = call.desk;
  const before = new Date(clock.now().getTime() - UNCLAIMED_HOURS * 3_600_000);
  const orphans = await db
    .updateTable('file')
    .set({ status: 'EXPIRED' })
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('file')
        .select('id')
        .where('status', 'in', UNCLAIMED)
        .where('created_at', '<', before.toISOString())
        .orderBy('created_at')
        .limit(AT_ONCE)
        .forUpdate()
        .skipLocked(),
    )
    .returning(['id', 'uploads'])
    .execute();
  let gone = 0;
  for (const { id, uploads } of orphans) {
    try {
      for (let upload = 1; upload <= Math.min(uploads, UPLOADS_MAX); upload += 1)
        await removeUpload(call.desk, id, upload);
      await db.deleteFrom('file').where('id', '=', id).where('status', '=', 'EXPIRED').execute();
      gone += 1;
    } catch (error) {
      // The next turn tries it again.
      log.warn({ err: error, fileId: id }, 'an orphaned file could not be removed');
    }
  }
  return gone;
}
