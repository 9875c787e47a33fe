/** Where this package lies and what it says of itself, from the sources as from the build. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

function rootOf(start: string): string {
  let folder = start;
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}

export const ROOT = rootOf(import.meta.dirname);
export const VERSION = (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }).version;
/** The page behind the links in mails. */
export const RESET_PAGE = join(ROOT, 'web', 'reset-password.html');
/** The built playground. */
export const PLAYGROUND_FOLDER = join(ROOT, 'dist', 'web');
/** The documents of the SDK, which every desk knows by their hash. */
export const TRUSTED_DOCUMENTS = join(ROOT, 'sdk', 'src', 'generated', 'trusted-documents.json');
