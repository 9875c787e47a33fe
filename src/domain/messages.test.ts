import { describe, expect, it } from 'vitest';
import { localeOf, sentence } from './messages.js';

describe('the locale that a header asks for', () => {
  it.each([
    [undefined, 'fr'],
    ['', 'fr'],
    ['*', 'fr'],
    ['de-DE, de;q=0.9', 'fr'],
    ['en', 'en'],
    ['EN-gb', 'en'],
    ['en-GB,en;q=0.9,fr;q=0.8', 'en'],
    ['fr-FR,fr;q=0.9,en;q=0.8', 'fr'],
    ['de, en;q=0.5, fr;q=0.4', 'en'],
    ['en;q=0.2, fr;q=0.9', 'fr'],
    ['fr;q=0.2 , en ; q=0.9', 'en'],
    ['en;q=0', 'fr'],
    ['en;q=nonsense', 'fr'],
    ['enm, frr', 'fr'],
    [',;,=', 'fr'],
  ])('%j is %s', (header, locale) => expect(localeOf(header)).toBe(locale));
});

describe('a sentence', () => {
  it('is told in both languages, with its parameters', () => {
    expect(sentence('too_long', { max: 200 }, 'en')).toBe('At most 200 characters.');
    expect(sentence('too_long', { max: 200 }, 'fr')).toBe('200 caractères au plus.');
  });

  it('names things in its language', () => {
    expect(sentence('not_found', { thing: 'fault' }, 'fr')).toBe('Cette panne n’existe pas.');
    expect(sentence('not_found', { thing: 'fault' }, 'en')).toBe('There is no such fault.');
  });

  it('takes parameters as text, whatever is in them', () => {
    expect(sentence('unknown_scope', { scope: '{max} $& $1' }, 'en')).toBe('Unknown scope: {max} $& $1.');
  });
});
