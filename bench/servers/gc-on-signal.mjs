// Preloaded into the servers of part S3: memory is read after a garbage collection, the same for all of them.
import process from 'node:process';

process.on('SIGUSR2', () => globalThis.gc());
