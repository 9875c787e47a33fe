import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Load on a whole desk: run by `npm run load:portals`. */
export default defineConfig({
  // As Node resolves them: graphql's `module` build beside the `main` one would be two graphqls in one process.
  resolve: { alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) }] },
  test: {
    include: ['test/load/**/*.load.ts'],
    globalSetup: ['test/setup/global-setup.ts'],
    setupFiles: ['test/setup/reflect.ts'],
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 60_000,
  },
});
