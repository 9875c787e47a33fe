/** The audit log hears of entities by itself, and of SQL only when it is told: each write past the entities is a written decision. */
import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { entityKindOf } from '../../src/domain/platform/entity-kind.js';
import { entities } from '../../src/entities/index.js';
import { platform } from '../../src/services/index.js';

/** Writes by SQL to audited tables, and why the log does not miss them. */
const DECIDED: Record<string, string> = {
  'src/services/robots/known-robots.ts: robot': 'told by tx.audit',
  'src/services/robots/watch.store.ts: fault':
    'detection: what robots say, thousands at once; tickets tell what follows',
  'src/services/robots/silence.service.ts: fault': 'flapping that has settled: detection',
  'src/services/robots/open-alert.ts: fault': 'grouping: the tickets of these faults tell it',
  'src/services/sla/reckon.ts: ticket': 'how the clocks stand: follows from the timeline, a record of its own',
  'src/services/sla/deadlines.service.ts: ticket': 'what is promised of tickets that are older than promises, once',
  'src/services/tickets/message.service.ts: ticket': 'the time of its last change, which the log leaves out anyway',
  'src/services/tickets/message.service.ts: ticket_message':
    'that it was seen, which says more of its reader; and where it went with a merged ticket, which the ticket tells',
  'src/services/accounts/authenticate.ts: api_key': 'last use',
  'src/services/accounts/session.service.ts: session': 'told by tx.audit',
  'src/services/accounts/password-link.ts: password_link':
    'made for a mail, and used up by the change of the account that it leads to',
  'src/services/accounts/retention.service.ts: password_link': 'housekeeping of what is over',
  'src/services/accounts/retention.service.ts: session': 'housekeeping of what is over',
};

const audited = new Set(
  entities.map(({ meta }) => meta.tableName).filter((table) => platform.auditPolicyOf(entityKindOf(table))),
);
const WRITE =
  /(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*['"](\w+)|\b(?:insert into|update|delete from)\s+"?(\w+)/g;

it('is decided on for each audited table that a service writes to by SQL', () => {
  expect(audited.has('ticket')).toBe(true);
  const found = globSync('src/**/*.ts').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(WRITE)]
      .map(([, byKysely, bySql]) => byKysely ?? bySql ?? '')
      .filter((table) => audited.has(table))
      .map((table) => `${file}: ${table}`),
  );
  expect([...new Set(found)].sort()).toEqual(Object.keys(DECIDED).sort());
});

it('does not go past the unit of work', () => {
  const past = globSync('src/**/*.ts').filter((file) =>
    /\.(nativeInsert|nativeUpdate|nativeDelete|insertMany|upsert|upsertMany|createQueryBuilder)\(/.test(
      readFileSync(file, 'utf8'),
    ),
  );
  expect(past).toEqual([]);
});
