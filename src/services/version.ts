import { DeskError } from '../domain/errors.js';

/** An edit that was made on an older version is refused, with the version that it should have been made on. */
export function checkVersion(current: number, given: number | null | undefined): void {
  if (given != null && given !== current)
    throw new DeskError('CONFLICT', 'version_conflict', {}, ['version'], { current: { version: current } });
}
