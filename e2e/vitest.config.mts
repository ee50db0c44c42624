import { defineConfig } from 'vitest/config';

/** The harness's own specs: quick, and without any workspace. */
export default defineConfig({
  root: import.meta.dirname,
  test: {
    name: 'e2e-harness',
    environment: 'node',
    include: ['src/**/*.spec.ts'],
  },
});
