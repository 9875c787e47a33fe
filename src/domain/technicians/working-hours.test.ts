import { describe, expect, it } from 'vitest';
import { WEEKDAYS } from '../sla/sla-words.js';
import { areInOrder, minuteOf, presenceAt, type WorkingHours } from './working-hours.js';

const DAY = [
  { from: '08:00', to: '12:00' },
  { from: '13:00', to: '17:30' },
];
const WEEK: WorkingHours = Object.fromEntries(WEEKDAYS.slice(0, 5).map((day) => [day, DAY]));
const inParis = (at: string, hours = WEEK) => presenceAt(hours, 'Europe/Paris', new Date(at));

describe('presence', () => {
  it.each([
    ['2026-11-20T07:00:00Z', { kind: 'AT_WORK', until: '12:00' }],
    ['2026-11-20T06:59:00Z', { kind: 'OFF', weekday: 'FRIDAY', from: '08:00', minutes: 1 }],
    ['2026-11-20T11:00:00Z', { kind: 'OFF', weekday: 'FRIDAY', from: '13:00', minutes: 60 }],
    ['2026-11-20T16:29:00Z', { kind: 'AT_WORK', until: '17:30' }],
    ['2026-11-20T16:30:00Z', { kind: 'OFF', weekday: 'MONDAY', from: '08:00', minutes: 3 * 1_440 - 570 }],
    // In summer the wall is two hours ahead.
    ['2026-07-17T06:00:00Z', { kind: 'AT_WORK', until: '12:00' }],
    ['2026-07-17T05:59:00Z', { kind: 'OFF', weekday: 'FRIDAY', from: '08:00', minutes: 1 }],
  ])('at %s is by the clock of the zone', (at, presence) => expect(inParis(at)).toEqual(presence));

  it('of somebody who works one day a week comes again in a week', () => {
    expect(inParis('2026-11-20T17:00:00Z', { FRIDAY: DAY })).toMatchObject({ kind: 'OFF', weekday: 'FRIDAY' });
  });

  it('is unknown without hours', () => {
    expect(inParis('2026-11-20T07:00:00Z', {})).toEqual({ kind: 'UNKNOWN' });
  });

  it('holds until midnight', () => {
    const night = { FRIDAY: [{ from: '20:00', to: '24:00' }] };
    expect(inParis('2026-11-20T22:59:00Z', night)).toEqual({ kind: 'AT_WORK', until: '24:00' });
  });
});

describe('hours', () => {
  it.each([
    ['08:00', 480],
    ['00:00', 0],
    ['24:00', 1_440],
    ['24:01', null],
    ['8:00', null],
    ['08:60', null],
    ['', null],
  ])('%j is minute %s', (text, minute) => expect(minuteOf(text)).toBe(minute));

  it.each([
    [DAY, true],
    [[], true],
    [[...DAY].reverse(), false],
    [[{ from: '08:00', to: '08:00' }], false],
    [[{ from: '12:00', to: '08:00' }], false],
    [
      [
        { from: '08:00', to: '12:00' },
        { from: '11:59', to: '13:00' },
      ],
      false,
    ],
    [
      [
        { from: '08:00', to: '12:00' },
        { from: '12:00', to: '13:00' },
      ],
      true,
    ],
    [Array.from({ length: 7 }, (_, hour) => ({ from: `0${hour}:00`, to: `0${hour}:30` })), false],
  ])('%j are in order: %s', (hours, inOrder) => expect(areInOrder(hours)).toBe(inOrder));
});
