/** Files that are made from the code and committed: written anew, or with `--check` compared. */
import { readFile, writeFile } from 'node:fs/promises';

/** Writes the file, or says that it is not what the code says; `command` is what writes it. */
export async function emit(file: string, text: string, command: string): Promise<void> {
  if (!process.argv.includes('--check')) {
    await writeFile(file, text);
    console.log(`${file} written.`);
    return;
  }
  if ((await readFile(file, 'utf8').catch(() => '')) === text) return;
  console.error(`${file} is not what the code says. Run: ${command}`);
  process.exitCode = 1;
}
