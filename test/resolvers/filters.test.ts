/** Typed filters: what they find, what they count, and what they make of odd input. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeId } from '../../src/domain/ids.js';
import { clientOf, signIn, type Loose, type TestClient } from '../support/client.js';
import type { TestDesk } from '../support/desk.js';
import { startLongDesk } from '../support/long-desk.js';

let desk: TestDesk;
let manager: TestClient;
beforeAll(async () => {
  desk = await startLongDesk();
  manager = await signIn(desk.url, 'manager');
});
afterAll(() => desk.stop());

it('are refused when anonymous, whatever they would find', async () => {
  const { errors } = await clientOf(desk.url).ask('{ tickets(where: { number: { in: [] } }) { totalCount } }');
  expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['UNAUTHENTICATED']);
});

describe('filters', () => {
  const tickets = async (where: object): Promise<Loose> =>
    (
      await manager.data(
        'query ($where: TicketWhere) { tickets(where: $where, first: 100) { totalCount nodes { id number title priority status createdAt } } }',
        { where },
      )
    ).tickets;
  const robots = async (where: object): Promise<Loose> =>
    (
      await manager.data(
        'query ($where: RobotWhere) { robots(where: $where, first: 100) { totalCount nodes { id manufacturer } } }',
        { where },
      )
    ).robots;

  it('must all hold, and count what they find', async () => {
    const found = await tickets({ priority: { eq: 'P1' }, search: 'SAME 0' });
    expect(found.nodes.length).toBeGreaterThan(0);
    expect(found.totalCount).toBe(found.nodes.length);
    expect(found.nodes.every((one: Loose) => one.priority === 'P1' && one.title.startsWith('Same'))).toBe(true);
  });

  it('find nothing in an empty list, and everything by nothing', async () => {
    expect((await tickets({ priority: { in: [] } })).totalCount).toBe(0);
    const all = (await tickets({})).totalCount;
    for (const where of [{ priority: null }, { priority: {} }, { priority: { eq: null, in: null } }, { search: ' ' }])
      expect((await tickets(where)).totalCount).toBe(all);
  });

  it('compare priorities, times and their bounds', async () => {
    const all = (await tickets({})).nodes;
    const { createdAt } = all[7];
    const count = (keep: (one: Loose) => boolean) => all.filter(keep).length;
    expect((await tickets({ priority: { lt: 'P2' } })).totalCount).toBe(count((one) => one.priority < 'P2'));
    expect((await tickets({ createdAt: { gt: createdAt } })).totalCount).toBe(
      count((one) => one.createdAt > createdAt),
    );
    expect((await tickets({ createdAt: { gte: createdAt } })).totalCount).toBe(
      count((one) => one.createdAt >= createdAt),
    );
    expect((await tickets({ createdAt: { lt: createdAt, gte: createdAt } })).totalCount).toBe(0);
    expect((await tickets({ createdAt: { lte: createdAt } })).totalCount).toBe(
      count((one) => one.createdAt <= createdAt),
    );
  });

  it('take signs in what is searched for as signs', async () => {
    expect((await robots({ search: 'even_%' })).totalCount).toBe(12);
    expect((await robots({ search: '%' })).totalCount).toBe(12);
    expect((await robots({ search: 'o_d' })).totalCount).toBe(0);
    expect((await robots({ search: '\\' })).totalCount).toBe(0);
    expect((await robots({ search: "odd'; --" })).totalCount).toBe(0);
  });

  it('take an id of another kind as one that names nothing', async () => {
    const [robot] = (await robots({})).nodes;
    for (const eq of [robot.id, 'nonsense', '', encodeId('Client', '01900000-0000-7000-8000-000000000000')])
      expect((await tickets({ clientId: { eq } })).totalCount).toBe(0);
  });

  it.each([
    ['tickets by number', '($text: String!) { tickets(where: { number: { eq: $text } }) { totalCount } }'],
    ['tickets by numbers', '($text: String!) { tickets(where: { number: { in: [$text] } }) { totalCount } }'],
    [
      'tickets after a number',
      '($text: String!) { tickets(where: { number: { gt: $text, lt: $text } }) { totalCount } }',
    ],
    ['tickets by words', '($text: String!) { tickets(where: { search: $text, number: { eq: "-" } }) { totalCount } }'],
    ['a ticket by its number', '($text: String!) { ticket(number: $text) { id } }'],
    ['a robot by its serial number', '($text: String!) { robot(serialNumber: $text) { id } }'],
    ['technicians by skill', '($text: String!) { technicians(where: { skill: $text }) { totalCount } }'],
  ])('ask for %s that cannot be stored, and find nothing', async (_, asked) => {
    for (const text of ['\0', 'a\0b', '\ud800']) {
      const [found] = Object.values(await manager.data(`query ${asked}`, { text })) as Loose[];
      expect(found?.totalCount ?? 0).toBe(0);
    }
  });
});
