import { defineConfig } from 'vitest/config';

/** The end-to-end tests. Each file has its own clone of a workspace, so files may run side by side. */
export default defineConfig({
  root: import.meta.dirname,
  test: {
    name: 'e2e',
    environment: 'node',
    include: ['tests/**/*.e2e.ts'],
    globalSetup: ['tests/global-setup.ts'],
    reporters: ['verbose', 'json'],
    outputFile: { json: 'test-output/e2e.json' },
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    teardownTimeout: 60_000,
  },
});
