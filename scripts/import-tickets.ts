/**
 * `npm run import:tickets -- FILE`: replays the tickets of another system. The work is in `import-tickets/`.
 */
import { importTicketsCommand } from './import-tickets/command.js';
import { runCommand } from './support/command.js';
import { realWorld } from './support/world.js';

process.exitCode = await runCommand(importTicketsCommand, process.argv.slice(2), realWorld());
