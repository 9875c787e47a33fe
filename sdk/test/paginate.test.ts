import { afterEach, beforeEach, expect, it } from 'vitest';
import { paginate } from '../src/index.js';
import { FakeDesk } from './support/fake-desk.js';

let fake: FakeDesk;
beforeEach(async () => void (fake = await FakeDesk.start()));
afterEach(() => fake.stop());

const page = (ids: string[], endCursor: string | null) => ({
  data: { robots: { nodes: ids.map((id) => ({ id })), pageInfo: { hasNextPage: endCursor !== null, endCursor } } },
});

it('gives the items of all pages, and fetches a page when it is needed', async () => {
  fake.replies.push(page(['a', 'b'], 'after b'), page([], 'after nothing'), page(['c'], null));
  const ids: string[] = [];
  for await (const { id } of paginate(fake.client().robots, { where: { search: 'x' }, first: 2 })) {
    ids.push(id);
    expect(fake.asks).toHaveLength(id === 'c' ? 3 : 1);
  }
  expect(ids).toEqual(['a', 'b', 'c']);
  expect(fake.asks.map(({ variables }) => variables)).toEqual([
    { where: { search: 'x' }, first: 2, after: null },
    { where: { search: 'x' }, first: 2, after: 'after b' },
    { where: { search: 'x' }, first: 2, after: 'after nothing' },
  ]);
});

it('asks for a hundred at a time', async () => {
  fake.replies.push(page([], null));
  for await (const _ of paginate(fake.client().robots)) expect.unreachable();
  expect(fake.asks[0]?.variables).toEqual({ first: 100, after: null });
});

it('does not read a list forever that goes round in circles', async () => {
  fake.answer = () => page(['a'], 'again');
  const read = async (): Promise<void> => {
    for await (const _ of paginate(fake.client().robots));
  };
  await expect(read()).rejects.toThrow('does not go on');
  expect(fake.asks).toHaveLength(2);
});
