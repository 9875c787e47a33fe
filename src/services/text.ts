/** Checks on the text that people and programs send, at the edge of the services. */
import { invalid } from '../domain/errors.js';

/**
 * Text to compare with what is stored. U+0000, which the database cannot be told, becomes the sign for what cannot be
 * shown, as half characters do on their way there: it matches nothing.
 */
export const comparable = (text: string): string => text.replaceAll('\0', '\uFFFD');

/** Trimmed, not empty, within bounds, storable. @throws DeskError VALIDATION with the path. */
export function requiredText(value: string | null | undefined, path: string[], max = 200): string {
  const text = optionalText(value, path, max);
  if (!text) throw invalid('required', path);
  return text;
}

/** Like `requiredText`, but empty becomes null. */
export function optionalText(value: string | null | undefined, path: string[], max = 200): string | null {
  const text = value?.trim() ?? '';
  if (text.includes('\0')) throw invalid('null_byte', path);
  if (!text.isWellFormed()) throw invalid('half_character', path);
  if (text.length > max) throw invalid('too_long', path, { max });
  return text || null;
}
