// After `npm ci`: the one-line patches (see docs/adr), and the room is given back that nothing here needs: Node's C headers,
// which are for building native add-ons, and the libraries' source maps, which are for debugging them.
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const { status } = spawnSync(process.execPath, ['node_modules/patch-package/index.js'], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);

const programs = 'node_modules/node/node_modules';
for (const name of existsSync(programs) ? readdirSync(programs) : [])
  if (/^node-(linux|darwin|win)-/.test(name)) rmSync(join(programs, name, 'include'), { recursive: true, force: true });

for (const file of readdirSync('node_modules', { recursive: true, withFileTypes: true }))
  if (file.isFile() && /\.(?:[cm]?[jt]s|css)\.map$/.test(file.name)) rmSync(join(file.parentPath, file.name));
