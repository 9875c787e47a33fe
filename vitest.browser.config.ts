import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The playground in a real browser: `npx vitest run --config vitest.browser.config.ts`. Skipped where there is none. */
export default defineConfig({
  resolve: {
    // Vite would take graphql's ESM copy and Node its CommonJS copy; two copies refuse each other's schemas.
    alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) }],
  },
  test: {
    include: ['test/web/**/*.browser.ts'],
    globalSetup: ['test/setup/global-setup.ts', 'test/web/build-page.ts'],
    setupFiles: ['test/setup/reflect.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
