import { defineConfig } from 'vitest/config';

/** Does what the guide says, in a workspace as its readers have one. */
export default defineConfig({
  root: import.meta.dirname,
  test: {
    name: 'guide',
    environment: 'node',
    include: ['guide/**/*.guide.ts'],
    reporters: ['verbose', 'json'],
    outputFile: { json: 'test-output/guide.json' },
    pool: 'forks',
    // A busy machine is slow, not broken.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
