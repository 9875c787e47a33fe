import { describe, expect, it } from 'vitest';
import { BEGINNING_PAUSE_MS, Place } from '../src/place.js';
import { event } from './support/fake-desk.js';

const where = { robotId: 'robot_1' };

describe('the place of a stream', () => {
  it('is after the last event', () => {
    const place = new Place({ where }, 0);
    expect(place.opening(0)).toEqual({ where });
    place.note({ cursor: 'c1' }, 1);
    place.note({ cursor: 'c2' }, 2);
    place.lost(2);
    expect(place.opening(3)).toEqual({ where, after: 'c2' });
  });

  it('in the middle of the beginning is the beginning: its cursor stands for the whole of it', () => {
    const place = new Place({ where, initial: true }, 0);
    place.opening(0);
    place.note(event('c5', true), 10);
    place.lost(11);
    expect(place.opening(11)).toEqual({ where, initial: true });
    place.note(event('c9', true), 12);
    place.lost(12 + BEGINNING_PAUSE_MS);
    expect(place.opening(20_000)).toEqual({ where, after: 'c9' });
  });

  it('after the first change is no longer in the beginning', () => {
    const place = new Place({ initial: true }, 0);
    place.opening(0);
    place.note(event('c5', true), 1);
    place.note(event('c6'), 2);
    place.lost(2);
    expect(place.opening(3)).toEqual({ after: 'c6' });
  });

  it('of a beginning in which nothing was there is the beginning, unless the desk says from where', () => {
    const silent = new Place({ initial: true }, 0);
    silent.opening(0);
    silent.lost(60_000);
    expect(silent.opening(60_000)).toEqual({ initial: true });

    const said = new Place({ initial: true }, 0);
    said.opening(0);
    said.opened('c3');
    said.lost(60_000);
    expect(said.opening(60_000)).toEqual({ after: 'c3' });
  });

  it('tells states apart from repetitions', () => {
    const place = new Place({ initial: true }, 0);
    place.opening(0);
    expect(place.note(event('c5', true), 1)).toBe(true);
    expect(place.note(event('c5', true), 1)).toBe(true);
    expect(place.note(event('c6'), 1)).toBe(true);
    expect(place.note(event('c6'), 1)).toBe(false);
  });
});
