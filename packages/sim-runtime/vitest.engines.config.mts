import { defineConfig } from 'vitest/config';

/** The same universes on every engine. It has a target of its own, since it needs other Nodes and a browser. */
export default defineConfig({
  root: import.meta.dirname,
  resolve: { conditions: ['@gossip/source'] },
  ssr: { resolve: { conditions: ['@gossip/source'] } },
  test: {
    name: 'engines',
    environment: 'node',
    include: ['engines/**/*.spec.ts'],
    reporters: ['verbose', 'json'],
    outputFile: { json: 'test-output/engines.json' },
    // A busy machine is slow, not broken.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
