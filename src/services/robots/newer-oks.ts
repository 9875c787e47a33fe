/** What the desk knows already that is newer than a batch: a finding that arrives late must not stand against a newer OK. */
import { sql } from 'kysely';
import { lineMapKey } from '../../domain/robots/detection.js';
import type { DiagnosticLevel, Source } from '../../domain/robots/reading.js';
import { plainArray } from '../arrays.js';
import type { Tx } from '../transaction.js';
import type { Stored } from './store-diagnostics.js';
import type { Watched } from './watch.store.js';

interface NewerOk {
  robotId: string;
  source: Source;
  component: string;
  code: string;
  at: string;
}

const OK: DiagnosticLevel = 'OK';

/**
 * Tells the watches of the OK lines from earlier batches that are newer than the oldest fresh line of their robot. Messages
 * that list everything need no such memory (`fullReportAt` is theirs). When nothing is late there is nothing to ask.
 */
export async function noteNewerOks(
  tx: Tx,
  batchId: string,
  stored: Stored[],
  watches: Map<string, Watched>,
): Promise<void> {
  const oldest = new Map<string, Date>();
  for (const { robot, reading, fresh } of stored) {
    if (reading.covers === 'ALL' || fresh.length === 0) continue;
    const newest = watches.get(robot.id)!.newestObservedAt;
    if (newest && reading.observedAt >= newest) continue;
    const before = oldest.get(robot.id);
    if (!before || reading.observedAt < before) oldest.set(robot.id, reading.observedAt);
  }
  if (oldest.size === 0) return;
  const since = [...oldest.values()];
  const earliest = since.reduce((first, time) => (time < first ? time : first));
  const { rows } = await sql<NewerOk>`
    select diagnostic.robot_id as "robotId", source, component, code, max(observed_at) as at
    from unnest(${plainArray([...oldest.keys()])}::uuid[], ${plainArray(since)}::timestamptz[]) as asked (robot_id, since)
    join diagnostic on diagnostic.robot_id = asked.robot_id and observed_at > asked.since
    where observed_at > ${earliest} and level = ${OK} and batch_id <> ${batchId}::uuid
    group by diagnostic.robot_id, source, component, code`.execute(tx.db);
  for (const row of rows)
    watches.get(row.robotId)?.watch.okAt.set(lineMapKey(row.source, row), new Date(row.at).getTime());
}
