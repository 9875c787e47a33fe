import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TAG_MAX, tagOf } from './tags.js';

it.each([
  ['Réseau', 'réseau'],
  ['  Zone   froide ', 'zone-froide'],
  ['v2.1_beta', 'v2.1_beta'],
  ['RE\u0301SEAU', 'réseau'],
  ['停止', '停止'],
])('%j is kept as %j', (given, tag) => expect(tagOf(given)).toBe(tag));

it.each(['', ' ', 'null', 'NULL', '-a', 'a,b', '{a}', '"a"', 'a\\b', 'a\0b', 'x'.repeat(TAG_MAX + 1), '😀'])(
  '%j is none',
  (given) => expect(tagOf(given)).toBeNull(),
);

it('is kept as it is when it is kept', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (given) => {
      const tag = tagOf(given);
      if (tag !== null) expect(tagOf(tag)).toBe(tag);
    }),
  );
});
