/** Files in a folder of this machine, or one that all processes of the desk share. */
import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Storage } from '../../services/ports.js';

export function folderStorage(folder: string): Storage {
  const pathOf = (key: string): string => {
    // Keys are the desk's own making; one that leads out of the folder is a mistake, and goes nowhere.
    if (!/^[\w-]+(\/[\w-]+(\.\w+)*)?$/.test(key)) throw new Error(`not a key: ${key}`);
    return join(folder, key);
  };
  return {
    async put(key, content) {
      const path = pathOf(key);
      const place = dirname(path);
      await mkdir(place, { recursive: true, mode: 0o700 });
      // Written beside, and renamed once the disk has it: a crash leaves what was there before, or all of the new.
      const part = `${path}.${randomBytes(6).toString('hex')}.part`;
      try {
        const file = await open(part, 'wx', 0o600);
        try {
          await pipeline(Readable.fromWeb(content.stream() as never), file.createWriteStream({ flush: true }));
        } finally {
          await file.close();
        }
        await rename(part, path);
      } catch (error) {
        await rm(part, { force: true });
        throw error;
      }
      await synced(place);
    },

    async read(key, range) {
      try {
        return (await open(pathOf(key))).createReadStream(range);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw error;
      }
    },

    remove: (key) => rm(pathOf(key), { force: true }),
  };
}

/** That a file has this name is on the disk, too, when the folder is. */
async function synced(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
