import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { robots } from '../../../src/services/index.js';
import type { IngestInput } from '../../../src/services/robots/read-messages.js';
import { startDesk, type TestDesk } from '../../support/desk.js';
import { countOf, faultsOf, fleetRecording, statusesOf } from '../../support/fleet.js';

let desk: TestDesk;
beforeEach(async () => void (desk = await startDesk()));
afterEach(() => desk.stop());

const ingest = (input: IngestInput) => robots.ingest(desk.call, input);
const oneByOne = async () => {
  const results = [];
  for (const message of fleetRecording()) results.push(await ingest({ vda5050: [message] }));
  return results;
};
const sum = (results: Awaited<ReturnType<typeof oneByOne>>, of: 'accepted' | 'duplicates' | 'ticketsOpened') =>
  results.reduce((total, result) => total + result[of], 0);

/** What is left of a replay, without ids. */
async function endState() {
  const faults = await faultsOf(desk, ['R001', 'R002', 'R003', 'R004']);
  const states = await desk.desk.db
    .selectFrom('robot_state')
    .innerJoin('robot', 'robot.id', 'robot_state.robot_id')
    .select(['serial_number', 'status', 'connection', 'health', 'operating_mode', 'battery_level', 'last_seen_at'])
    .orderBy('serial_number')
    .execute();
  return {
    states,
    faults: faults.map(({ id: _id, ticketId, ...fault }) => ({ ...fault, hasTicket: ticketId !== null })),
  };
}

describe('the recording of a fleet', () => {
  test('62 messages one by one: 5 faults, 2 of them FATAL, each with one ticket', async () => {
    const results = await oneByOne();
    expect(sum(results, 'accepted')).toBe(62);
    expect(sum(results, 'ticketsOpened')).toBe(5);
    const faults = await faultsOf(desk);
    expect(faults.map(({ severity }) => severity).sort()).toEqual(['FATAL', 'FATAL', 'WARNING', 'WARNING', 'WARNING']);
    expect(new Set(faults.map(({ ticketId }) => ticketId)).size).toBe(5);
    expect(faults.every(({ ticketId }) => ticketId !== null)).toBe(true);
    for (const { severity, priority } of faults) expect(priority).toBe(severity === 'FATAL' ? 'P1' : 'P4');
  });

  test('robot R003 passes ONLINE, CONNECTION_BROKEN, ONLINE, OFFLINE', async () => {
    await oneByOne();
    expect(await statusesOf(desk, 'R003')).toEqual([
      'OFFLINE → ONLINE',
      'ONLINE → CONNECTION_BROKEN',
      'CONNECTION_BROKEN → ONLINE',
      'ONLINE → OFFLINE',
    ]);
  });

  test('all in one batch leaves the same as one by one', async () => {
    await oneByOne();
    const expected = await endState();
    await desk.stop();
    desk = await startDesk();
    const result = await ingest({ vda5050: fleetRecording() });
    expect(result).toMatchObject({ accepted: 62, duplicates: 0, rejected: [], ticketsOpened: 5, faultsRaised: 5 });
    expect(await endState()).toEqual(expected);
    expect(await statusesOf(desk, 'R003')).toHaveLength(4);
  });

  test('a second replay is all duplicates: no ticket, no event, no change', async () => {
    await oneByOne();
    const [before, events, tickets] = [await endState(), await countOf(desk, 'event'), await countOf(desk, 'ticket')];
    const again = await oneByOne();
    expect(sum(again, 'accepted')).toBe(0);
    expect(sum(again, 'duplicates')).toBe(62);
    expect(await endState()).toEqual(before);
    expect(await countOf(desk, 'event')).toBe(events);
    expect(await countOf(desk, 'ticket')).toBe(tickets);
  });

  test('a replay after a robot fell silent does not bring it back', async () => {
    const recording = fleetRecording().filter(({ topic }) => topic.includes('/R001/'));
    await ingest({ vda5050: recording.slice(0, 2) });
    await desk.desk.db.updateTable('robot_state').set({ heard_at: '2020-01-01T00:00:00Z' }).execute();
    expect(await robots.markSilentRobots(desk.call)).toBe(1);
    const result = await ingest({ vda5050: recording.slice(0, 2) });
    expect(result).toMatchObject({ accepted: 0, duplicates: 2 });
    expect(await statusesOf(desk, 'R001')).toEqual(['OFFLINE → ONLINE', 'ONLINE → STALE']);
  });
});
