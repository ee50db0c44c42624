import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: import.meta.dirname,
  resolve: { conditions: ['@gossip/source'] },
  ssr: { resolve: { conditions: ['@gossip/source'] } },
  test: {
    name: 'sim-runtime',
    environment: 'node',
    // Files share what they import: loading it anew for each was most of their time.
    isolate: false,
    include: ['src/**/*.spec.ts', 'validation/**/*.spec.ts'],
    reporters: ['default'],
    // A busy machine is slow, not broken.
    testTimeout: 60_000,
  },
});
