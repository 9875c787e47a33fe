import { describe, expect, it } from 'vitest';
import { FAULT_KINDS } from '../../scripts/simulate/fault-kind.js';
import { createRandom } from '../../scripts/simulate/random.js';
import { said, START, story, vda } from './support/story.js';

describe('chance', () => {
  it('is the same for the same name, and unlike for a similar one', () => {
    const draw = (name: string) => Array.from({ length: 5 }, createRandom(name).next);
    expect(draw('1/SIM-0001')).toEqual(draw('1/SIM-0001'));
    expect(draw('1/SIM-0001')).not.toEqual(draw('1/SIM-0002'));
  });

  it('is evenly spread', () => {
    const random = createRandom('spread');
    const tenths = Array<number>(10).fill(0);
    for (let i = 0; i < 20_000; i++) tenths[random.whole(0, 9)]! += 1;
    expect(Math.min(...tenths)).toBeGreaterThan(1_800);
    expect(Math.max(...tenths)).toBeLessThan(2_200);
    const waits = Array.from({ length: 20_000 }, () => random.waiting(50));
    expect(waits.reduce((sum, wait) => sum + wait) / waits.length).toBeCloseTo(50, -0.5);
  });
});

describe('a story', () => {
  it('is the same for the same seed', () => {
    expect(story('a', 12, 4).told).toEqual(story('a', 12, 4).told);
  });

  it('is another for another seed', () => {
    expect(story('a', 12, 4).told).not.toEqual(story('b', 12, 4).told);
  });

  it.each([1, 2, 5])('can be told of %i robots', (robots) => {
    const { fleet, told } = story('small', robots, 150, 10_000);
    expect(told.length).toBeGreaterThan(robots * 500);
    expect(fleet.happened.get('network loss')).toBeGreaterThan(0);
    expect(fleet.happened.get('localizationLost')).toBeGreaterThan(0);
  });

  it('ends with a goodbye of all who can be heard, at no time to come', () => {
    const { fleet } = story('a', 20, 1);
    const online = fleet.onlineCount;
    const last = vda(fleet.switchOff());
    expect(online).toBeGreaterThan(15);
    expect(last.filter((message) => said(message).connectionState === 'OFFLINE')).toHaveLength(online);
    expect(fleet.onlineCount).toBe(0);
    const end = new Date(START + 60_000).toISOString();
    for (const message of last) expect(message.receivedAt <= end).toBe(true);
  });
});

it.each(['2', 'north', 'ouranos'])('shows each kind of event also with seed %s', (seed) => {
  const { fleet } = story(seed, 200, 30, 5_000);
  expect([...fleet.happened.keys()]).toEqual(
    expect.arrayContaining([
      ...Object.keys(FAULT_KINDS),
      ...['network loss', 'late in bulk', 'goodbye', 'hibernation', 'manual mode', 'service mode'],
      ...['repeated', 'out of order'],
    ]),
  );
});
