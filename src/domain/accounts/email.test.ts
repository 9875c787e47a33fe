import { describe, expect, it } from 'vitest';
import { emailKey, isEmail } from './email.js';

describe('an e-mail address', () => {
  it.each(['a@b', 'ada.petit+desk@sav.example.org', `${'x'.repeat(64)}@desk.test`])('may be %s', (text) =>
    expect(isEmail(text)).toBe(true),
  );
  it.each([
    '',
    'ada',
    '@desk.test',
    'ada@',
    'ada petit@desk.test',
    'ada@desk..test',
    'ada@-desk.test',
    'a\0@desk.test',
    'аda@desk.test',
    'ada@desk.test\nbcc: all@desk.test',
    `${'x'.repeat(65)}@desk.test`,
    `ada@${'a.'.repeat(130)}test`,
  ])('is not %j', (text) => expect(isEmail(text)).toBe(false));

  it('is the same in capitals, and with spaces around it', () => {
    expect(emailKey(' ADA@Desk.TEST ')).toBe('ada@desk.test');
  });

  it('is not the same with a letter that looks like another', () => {
    expect(emailKey('\u212Aim@desk.test')).not.toBe(emailKey('kim@desk.test'));
    expect(emailKey('İlse@desk.test')).not.toBe(emailKey('ilse@desk.test'));
  });
});
