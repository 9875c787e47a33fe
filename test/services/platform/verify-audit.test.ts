/** The chain of the audit log: whole whatever happens at once, and each way of touching it is found and named. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import pg from 'pg';
import { hashOf } from '../../../src/domain/platform/audit.js';
import { Technician } from '../../../src/entities/technicians/technician.entity.js';
import { platform } from '../../../src/services/index.js';
import { transaction } from '../../../src/services/transaction.js';
import { makeTechnician } from '../../factories/technician.factory.js';
import { makeTicket } from '../../factories/ticket.factory.js';
import { startDesk, type TestDesk } from '../../support/desk.js';

let desk: TestDesk;
/** Somebody with all rights on the database. */
let intruder: pg.Client;
beforeAll(async () => {
  desk = await startDesk();
  intruder = new pg.Client({ connectionString: desk.database.url });
  await intruder.connect();
});
afterAll(async () => {
  await intruder.end();
  await desk.stop();
});

const verify = (options: Parameters<typeof platform.verifyAudit>[1] = {}) =>
  platform.verifyAudit(desk.desk.db, { batch: 7, ...options });

describe('the log of a desk at work', () => {
  it('is whole, whatever is in its rows', async () => {
    await transaction(desk.call, async ({ em, now }) => {
      em.create(Technician, {
        id: crypto.randomUUID(),
        name: 'Zoë "the wrench" \\ O’Neill \u{1F916} \u2028',
        skills: ['', '{a,b}', '"quoted"'],
        createdAt: now,
      });
    });
    const contact = { name: '__proto__', email: null, phone: '+33', preferredMode: null };
    await makeTicket(desk.call, { contact, equipment: null });
    const verdict = await verify();
    expect(verdict.broken).toBeNull();
    expect(verdict.events).toBe(verdict.head.seq);
    expect(verdict.events).toBeGreaterThan(30);
  });

  it('is one whole chain after 50 writers at once, in the order of their commits', async () => {
    const before = (await verify()).head.seq;
    await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        index % 2 === 0
          ? makeTicket(desk.call)
          : transaction(desk.call, async (tx) => {
              for (const name of ['One', 'Two'])
                tx.em.create(Technician, { id: crypto.randomUUID(), name, skills: [], createdAt: tx.now });
              if (index % 5 === 0) tx.record({ kind: 'robot.linked', data: {} });
            }),
      ),
    );
    const verdict = await verify();
    expect(verdict.broken).toBeNull();
    expect(verdict.head.seq).toBe(before + 25 + 50);
  });

  it('goes on without a gap after transactions that failed', async () => {
    const before = (await verify()).head.seq;
    const failing = Array.from({ length: 5 }, () =>
      transaction(desk.call, async (tx) => {
        tx.em.create(Technician, { id: crypto.randomUUID(), name: 'Gone', skills: [], createdAt: tx.now });
        // Refused at the end, when references are checked.
        await tx.db
          .insertInto('site')
          .values({ id: crypto.randomUUID(), client_id: crypto.randomUUID(), name: 'x', created_at: tx.now } as never)
          .execute();
      }).then(
        () => 'done',
        () => 'failed',
      ),
    );
    expect(await Promise.all(failing)).toEqual(Array(5).fill('failed'));
    await makeTechnician(desk.call);
    expect(await verify()).toMatchObject({ broken: null, head: { seq: before + 1 } });
  });

  it('says how far it has come', async () => {
    const said: [number, number][] = [];
    const { events } = await verify({ onProgress: (done, of) => said.push([done, of]) });
    expect(said.length).toBe(Math.floor(events / 7) + 1);
    expect(said.at(-1)).toEqual([events, events]);
  });
});

describe('a log that was touched', () => {
  let saved: Record<string, unknown>[];
  beforeAll(async () => {
    await intruder.query('alter table audit_event disable trigger user; alter table audit_seal disable trigger user');
    ({ rows: saved } = await intruder.query<Record<string, unknown>>('select * from audit_event order by seq'));
  });
  beforeEach(async () => {
    await intruder.query('truncate audit_event, audit_seal');
    await intruder.query(
      'insert into audit_event select * from jsonb_populate_recordset(null::audit_event, $1::jsonb)',
      [JSON.stringify(saved)],
    );
    expect((await verify()).broken).toBeNull();
  });

  const touched = async (statement: string, values: unknown[] = []) => {
    await intruder.query(statement, values);
    return (await verify()).broken;
  };

  /** Makes the hashes anew from an event on, as somebody would who knows how. */
  async function rehashFrom(seq: number): Promise<void> {
    const { rows } = await intruder.query<{ seq: string; digest: string; hash: string }>(
      'select seq, digest, hash from audit_event where seq >= $1 order by seq',
      [seq - 1],
    );
    let previous = rows[0]!.hash;
    for (const row of rows.slice(1)) {
      const hash = hashOf(Number(row.seq), previous, row.digest);
      await intruder.query('update audit_event set previous_hash = $2, hash = $3 where seq = $1', [
        row.seq,
        previous,
        hash,
      ]);
      previous = hash;
    }
  }

  it.each([
    ['who', `actor_name = 'Nobody'`],
    ['when', `at = at + interval '1 millisecond'`],
    ['what', `action = 'ticket.opened'`],
    ['before', `before = '{"status": "CLOSED"}'`],
    ['after', `after = jsonb_set(after, '{name}', '"x"')`],
    ['from where', `address = '10.0.0.1'`],
    ['the request', `request_id = 'another'`],
    ['the digest', `digest = repeat('a', 64)`],
  ])('in %s of an event', async (_, change) => {
    expect(await touched(`update audit_event set ${change} where seq = 12`)).toEqual({ seq: 12, kind: 'CONTENT' });
  });

  it('in a hash, or in a link', async () => {
    const other = `repeat('a', 64)`;
    expect(await touched(`update audit_event set hash = ${other} where seq = 12`)).toEqual({ seq: 12, kind: 'HASH' });
    await intruder.query('update audit_event set hash = $1 where seq = 12', [saved[11]!['hash']]);
    expect(await touched(`update audit_event set previous_hash = ${other} where seq = 14`)).toEqual({
      seq: 14,
      kind: 'ORDER',
    });
  });

  it('by removing one', async () => {
    expect(await touched('delete from audit_event where seq = 12')).toEqual({ seq: 13, kind: 'MISSING' });
  });

  it('by removing the first ones', async () => {
    expect(await touched('delete from audit_event where seq <= 3')).toEqual({ seq: 4, kind: 'MISSING' });
  });

  it('by removing one and closing the gap', async () => {
    await intruder.query('delete from audit_event where seq = 12');
    await intruder.query('update audit_event set seq = -(seq - 1) where seq > 12');
    expect(await touched('update audit_event set seq = -seq where seq < 0')).toEqual({ seq: 12, kind: 'ORDER' });
  });

  it('by swapping two', async () => {
    await intruder.query('update audit_event set seq = -13 where seq = 12');
    await intruder.query('update audit_event set seq = 12 where seq = 13');
    expect(await touched('update audit_event set seq = 13 where seq = -13')).toEqual({ seq: 12, kind: 'ORDER' });
  });

  it('by putting one in between', async () => {
    await intruder.query('update audit_event set seq = -(seq + 1) where seq >= 12');
    await intruder.query('update audit_event set seq = -seq where seq < 0');
    const forged = { ...saved[10]!, seq: 12, id: crypto.randomUUID() };
    expect(
      await touched('insert into audit_event select * from jsonb_populate_record(null::audit_event, $1::jsonb)', [
        JSON.stringify(forged),
      ]),
    ).toEqual({ seq: 12, kind: 'CONTENT' });
  });

  it('by putting one in between that is right in itself', async () => {
    await intruder.query('update audit_event set seq = -(seq + 1) where seq >= 12');
    await intruder.query('update audit_event set seq = -seq where seq < 0');
    await intruder.query('alter table audit_event drop constraint audit_event_id_key');
    const previous = String(saved[10]!['hash']);
    const hash = hashOf(12, previous, String(saved[10]!['digest']));
    const forged = { ...saved[10]!, seq: 12, previous_hash: previous, hash };
    expect(
      await touched('insert into audit_event select * from jsonb_populate_record(null::audit_event, $1::jsonb)', [
        JSON.stringify(forged),
      ]),
    ).toEqual({ seq: 13, kind: 'ORDER' });
  });

  it('by making all anew from the middle, when a head is known outside, or was noted in time', async () => {
    const [last] = saved.slice(-1).map((row) => ({ seq: Number(row['seq']), hash: String(row['hash']) }));
    await platform.sealAudit(desk.call);
    await intruder.query('delete from audit_event where seq = 12');
    await intruder.query('update audit_event set seq = -(seq - 1) where seq > 12');
    await intruder.query('update audit_event set seq = -seq where seq < 0');
    await rehashFrom(12);
    expect(await verify()).toMatchObject({ broken: { seq: last!.seq, kind: 'END' } });
    // Whoever takes the seals away too leaves a chain that is right in itself …
    await intruder.query('truncate audit_seal');
    expect((await verify()).broken).toBeNull();
    // … and wrong beside what is known elsewhere.
    const known = { seq: 20, hash: String(saved[19]!['hash']) };
    expect(await verify({ heads: [known] })).toMatchObject({ broken: { seq: 20, kind: 'HEAD' } });
    expect(await verify({ heads: [last!] })).toMatchObject({ broken: { seq: last!.seq, kind: 'END' } });
  });

  it('by cutting off its end after it was noted', async () => {
    await platform.sealAudit(desk.call);
    const end = saved.length;
    expect(await touched('delete from audit_event where seq > $1', [end - 3])).toEqual({ seq: end, kind: 'END' });
  });

  it('by cutting off its end and writing on', async () => {
    await platform.sealAudit(desk.call);
    const end = saved.length;
    await intruder.query('delete from audit_event where seq = $1', [end]);
    await intruder.query('alter table audit_event enable trigger user');
    await makeTechnician(desk.call);
    await intruder.query('alter table audit_event disable trigger user');
    expect((await verify()).broken).toEqual({ seq: end, kind: 'HEAD' });
  });
});

describe('noting the head', () => {
  it('is done once for each head, and told to the log', async () => {
    const lines: object[] = [];
    const log = { ...desk.desk.log, info: (line: object) => lines.push(line) } as unknown as typeof desk.desk.log;
    const call = { ...desk.call, desk: { ...desk.desk, log } };
    await intruder.query('alter table audit_event enable trigger user; truncate audit_seal');
    await makeTechnician(desk.call);
    const { head } = await verify();
    expect(await platform.sealAudit(call)).toBe(head.seq);
    expect(await platform.sealAudit(call)).toBe(head.seq);
    expect(lines).toEqual([head]);
  });
});
