/** Checks on the text that people and programs send, at the edge of the services. */
import { invalid } from '../domain/errors.js';

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
  if (text.length > max) throw invalid('too_long', path, { max });
  return text || null;
}
