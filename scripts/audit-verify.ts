/**
 * `npm run audit:verify`: walks the audit log's chain and names the first break. The work is in `audit-verify/`.
 */
import { auditVerifyCommand } from './audit-verify/command.js';
import { runCommand } from './support/command.js';
import { realWorld } from './support/world.js';

process.exitCode = await runCommand(auditVerifyCommand, process.argv.slice(2), realWorld());
