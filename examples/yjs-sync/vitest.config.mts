import { defineConfig } from 'vitest/config';

export default defineConfig(() => ({
  root: import.meta.dirname,
  cacheDir: '../../node_modules/.vite/examples/yjs-sync',
  resolve: { conditions: ['@gossip/source'] },
  ssr: { resolve: { conditions: ['@gossip/source'] } },
  test: {
    name: '@gossip/yjs-sync',
    watch: false,
    // A busy machine is slow, not broken.
    testTimeout: 60_000,
    environment: 'node',
    include: ['src/**/*.{test,spec}.ts'],
    reporters: ['default'],
    // Yjs says so on the console when it is given another's changes as its own, as some flaws do.
    silent: 'passed-only' as const,
    coverage: {
      reportsDirectory: './test-output/vitest/coverage',
      provider: 'v8' as const,
    },
  },
}));
