import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Limits that processes share in a real Redis: run by `npm run test:redis`, which starts one. */
export default defineConfig({
  // As Node resolves them: graphql's `module` build beside the `main` one would be two graphqls in one process.
  resolve: { alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) }] },
  test: {
    include: ['test/**/*.redis.ts'],
    globalSetup: ['test/setup/global-setup.ts'],
    setupFiles: ['test/setup/reflect.ts'],
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
