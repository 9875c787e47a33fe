import { describe, expect, it } from 'vitest';
import { isTimeZone } from './time-zone.js';

describe('a time zone', () => {
  it.each(['Europe/Paris', 'UTC', 'America/Argentina/Buenos_Aires', 'Asia/Kolkata', 'Etc/GMT+1'])('is %s', (name) =>
    // Asked twice: what is known is not looked up again.
    expect([isTimeZone(name), isTimeZone(name)]).toEqual([true, true]),
  );

  // PostgreSQL would take some of these, and read the sign of an offset the other way round.
  it.each(['', '+02:00', '-05:00', 'Paris', 'Europe/Nowhere', 'FOO5BAR', "Europe/Paris'", 'Europe/Paris\0'])(
    'is not %j',
    (name) => expect(isTimeZone(name)).toBe(false),
  );
});
