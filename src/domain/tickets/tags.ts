/** Tags: words of the house's own, spelled in one way. */
export const TAG_MAX = 40;
/** Most tags on one ticket. */
export const TAGS_MAX = 20;

/** A tag as it is kept: lower case, blanks as hyphens. Null when it is none. */
export function tagOf(given: string): string | null {
  const tag = given.normalize('NFC').trim().toLowerCase().replace(/\s+/g, '-');
  // MikroORM writes the word `null` in an array as no value at all.
  return tag.length <= TAG_MAX && tag !== 'null' && /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]*$/u.test(tag) ? tag : null;
}
