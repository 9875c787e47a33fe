/**
 * `npm run simulate`: a believable fleet that reports to a running desk. The work is in `simulate/`.
 */
import { simulateCommand } from './simulate/command.js';
import { runCommand } from './support/command.js';
import { realWorld } from './support/world.js';

process.exitCode = await runCommand(simulateCommand, process.argv.slice(2), realWorld());
