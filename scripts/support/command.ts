/**
 * What every program here does around its own work: help, usage errors, exit code.
 */
import { EXIT, UsageError } from './command-line.js';
import type { World } from './world.js';

/** A program: reads its arguments, does its work, answers the exit code. */
export interface Command {
  name: string;
  /** The whole `--help` text. */
  help: string;
  run(args: string[], world: World): Promise<number>;
}

/** Runs a program and answers its exit code; a bad command line is explained, never a stack trace. */
export async function runCommand(command: Command, args: string[], world: World): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    world.out.write(command.help);
    return EXIT.done;
  }
  try {
    return await command.run(args, world);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    world.err.write(`${error.message}\nnpm run ${command.name} -- --help shows how it is used.\n`);
    return EXIT.usage;
  }
}
