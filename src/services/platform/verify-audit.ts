/** Walking the audit log's chain, to see that nobody has touched it. Reads only. */
import { sql } from 'kysely';
import { breakAt, GENESIS, type AuditHead, type AuditLink, type Break } from '../../domain/platform/audit.js';
import type { Db } from '../../entities/index.js';

export interface VerifyAudit {
  /** What is known from outside: heads out of the logs of the desk. */
  heads?: readonly AuditHead[];
  /** Events read at a time. */
  batch?: number;
  onProgress?(done: number, of: number): void;
}

export interface AuditVerdict {
  /** Events that were looked at. */
  events: number;
  /** The last good one. */
  head: AuditHead;
  /** The first thing that is wrong; null when nothing is. */
  broken: Break | null;
}

/**
 * Verifies the log up to where it ended when this began; what is written meanwhile follows on it, and is left alone.
 * It is held against the seals in the database, and against heads that are known from elsewhere.
 */
export async function verifyAudit(db: Db, options: VerifyAudit = {}): Promise<AuditVerdict> {
  const { batch = 1_000, heads = [], onProgress } = options;
  const known = Map.groupBy(heads, ({ seq }) => seq);
  const { events: total, end } = await extentOf(db);
  let head: AuditHead = GENESIS;
  for (let events = 0; ;) {
    const rows = await linksAfter(db, head.seq, end, batch);
    for (const { seal, ...link } of rows) {
      events += 1;
      const noted = [...(known.get(link.seq) ?? []).map(({ hash }) => hash), ...(seal ? [seal] : [])];
      const broken = breakAt(head, link, noted);
      if (broken) return { events, head, broken };
      head = { seq: link.seq, hash: link.hash };
    }
    onProgress?.(events, total);
    if (rows.length < batch) return { events, head, broken: await missedAfter(db, head.seq, heads) };
  }
}

async function extentOf(db: Db): Promise<{ events: number; end: number }> {
  const { rows } = await sql<{ events: string; end: string | null }>`
    select count(*) as events, max(seq) as "end" from audit_event`.execute(db);
  return { events: Number(rows[0]!.events), end: Number(rows[0]!.end ?? 0) };
}

/** What was noted beyond the end of the log: it was there, and is not any more. */
async function missedAfter(db: Db, seq: number, heads: readonly AuditHead[]): Promise<Break | null> {
  // Asked in one statement, because seals come while this runs, and the events that they are of came before.
  const { rows } = await sql<{ seq: string }>`
    select min(seal.seq) as seq from audit_seal as seal
    where seal.seq > ${seq} and not exists (select from audit_event where audit_event.seq = seal.seq)
    having count(*) > 0`.execute(db);
  const missed = heads.map((head) => head.seq).filter((one) => one > seq);
  const first = Math.min(...missed, ...rows.map((row) => Number(row.seq)));
  return Number.isFinite(first) ? { seq: first, kind: 'END' } : null;
}

/** Events with the hash that was noted of them, if one was. */
async function linksAfter(db: Db, after: number, end: number, batch: number) {
  const rows = await db
    .selectFrom('audit_event as event')
    .leftJoin('audit_seal as seal', 'seal.seq', 'event.seq')
    .selectAll('event')
    .select('seal.hash as seal')
    .where('event.seq', '>', after)
    .where('event.seq', '<=', end)
    .orderBy('event.seq')
    .limit(batch)
    .execute();
  return rows.map((row): AuditLink & { seal: string | null } => ({
    seq: Number(row.seq),
    id: row.id,
    at: new Date(row.at),
    actorKind: row.actor_kind,
    actorId: row.actor_id,
    actorName: row.actor_name,
    actorRole: row.actor_role,
    operation: row.operation,
    action: row.action,
    entityKind: row.entity_kind,
    entityId: row.entity_id,
    clientId: row.client_id,
    before: row.before,
    after: row.after,
    address: row.address,
    requestId: row.request_id,
    digest: row.digest,
    previousHash: row.previous_hash,
    hash: row.hash,
    seal: row.seal,
  }));
}
