import { defineConfig } from 'vitest/config';

/** The harness's own specs: quick, and without any workspace. */
export default defineConfig({
  root: import.meta.dirname,
  test: {
    name: 'e2e-harness',
    environment: 'node',
    // Files share what they import: loading it anew for each was most of their time.
    isolate: false,
    include: ['src/**/*.spec.ts'],
    // A busy machine is slow, not broken.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
