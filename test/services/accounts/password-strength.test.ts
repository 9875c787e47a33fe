/** What is good enough for a password, and what is said about what is not. */
import { describe, expect, it } from 'vitest';
import { sentence } from '../../../src/domain/messages.js';
import { checkNewPassword } from '../../../src/services/accounts/password-strength.js';
import { refusalOf } from '../../support/refusal.js';

const ABOUT = ['marie.lefevre@moulins-petit.fr', 'Marie', 'Lefèvre', 'Moulins Petit'];
const check = (password: string, locale: 'fr' | 'en' = 'fr') =>
  checkNewPassword(password, ABOUT, locale, ['newPassword']);

describe('a password', () => {
  it.each([
    'correct horse battery staple',
    'q7Gm2xLpZ4vN',
    'le chat mange la souris',
    'ключ от дома под ковром',
    '🔑🐈🧀🚲🎷🌋',
  ])('may be %s', (password) => expect(check(password)).resolves.toBeUndefined());

  it.each([
    'motdepasse12',
    'password1234',
    'azertyuiopqs',
    'aaaaaaaaaaaaaaaa',
    '123456789012',
    'marielefevre',
    'marie.lefevre@moulins-petit.fr',
    'moulinspetit',
    'ouranosdesk1',
    'jetaimejetaime',
  ])('may not be %s, and says so in both languages', async (password) => {
    for (const locale of ['fr', 'en'] as const) {
      const { code, key, params, input, details } = await refusalOf(check(password, locale));
      expect([code, key, input]).toEqual(['VALIDATION', 'weak_password', ['newPassword']]);
      expect(details).toEqual({ score: expect.any(Number), required: 3 });
      const said = sentence(key, params, locale);
      expect(said).toMatch(locale === 'fr' ? /^Ce mot de passe .*\. .+\.$/ : /^This password .*\. .+\.$/);
      expect(said).not.toContain(password);
    }
  });

  it('is bounded, and what is estimated of it too', async () => {
    expect((await refusalOf(check('elevenchars'))).key).toBe('too_short');
    expect((await refusalOf(check('x'.repeat(1_025)))).key).toBe('too_long');
    await expect(check(`q7Gm2xLpZ4vN${'x'.repeat(1_012)}`)).resolves.toBeUndefined();
  });
});
