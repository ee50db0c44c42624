import { defineConfig } from 'vitest/config';

export default defineConfig(() => ({
  root: import.meta.dirname,
  cacheDir: '../../node_modules/.vite/examples/kv-quorum',
  resolve: { conditions: ['@gossip/source'] },
  ssr: { resolve: { conditions: ['@gossip/source'] } },
  test: {
    name: '@gossip/kv-quorum',
    watch: false,
    // A busy machine is slow, not broken.
    testTimeout: 60_000,
    environment: 'node',
    include: ['src/**/*.{test,spec}.ts'],
    reporters: ['default'],
    coverage: {
      reportsDirectory: './test-output/vitest/coverage',
      provider: 'v8' as const,
    },
  },
}));
