// The install must stay lean: under 700 MB on disk.
import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const LIMIT = 700e6;
const sizeOf = (path) => {
  const stat = lstatSync(path);
  if (!stat.isDirectory()) return stat.blocks * 512;
  return readdirSync(path).reduce((sum, entry) => sum + sizeOf(join(path, entry)), stat.blocks * 512);
};
const size = sizeOf('node_modules');
console.log(`node_modules takes ${Math.round(size / 1e6)} MB of ${LIMIT / 1e6} MB.`);
process.exit(size < LIMIT ? 0 : 1);
