// The install must stay lean: under 700 MB on disk.
import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const LIMIT = 700e6;
// A file with two names (npm links the node program into its package) takes its place on the disk once.
const counted = new Set();
const sizeOf = (path) => {
  const stat = lstatSync(path);
  if (!stat.isDirectory()) {
    if (stat.nlink > 1 && counted.has(stat.ino)) return 0;
    counted.add(stat.ino);
    return stat.blocks * 512;
  }
  return readdirSync(path).reduce((sum, entry) => sum + sizeOf(join(path, entry)), stat.blocks * 512);
};
const size = sizeOf('node_modules');
console.log(`node_modules takes ${Math.round(size / 1e6)} MB of ${LIMIT / 1e6} MB.`);
process.exit(size < LIMIT ? 0 : 1);
