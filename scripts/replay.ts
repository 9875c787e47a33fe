/**
 * `npm run replay -- FILE`: plays a recording into a running desk. The work is in `replay/`.
 */
import { replayCommand } from './replay/command.js';
import { runCommand } from './support/command.js';
import { realWorld } from './support/world.js';

process.exitCode = await runCommand(replayCommand, process.argv.slice(2), realWorld());
