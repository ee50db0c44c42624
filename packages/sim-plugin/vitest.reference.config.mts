import { defineConfig } from 'vitest/config';

/** The specs that hold pages of docs to what they are written from; with `--update` they write them. */
export const PAGES = [
  'src/reference/**/*.spec.ts',
  'src/review/docs/**/*.spec.ts',
  'src/review/leaks/**/*.spec.ts',
];

export default defineConfig({
  root: import.meta.dirname,
  resolve: { conditions: ['@gossip/source'] },
  ssr: { resolve: { conditions: ['@gossip/source'] } },
  test: {
    name: 'reference',
    environment: 'node',
    // Files share what they import: loading it anew for each was most of their time.
    isolate: false,
    // Nx asks its tasks for colours; what is tested are the words.
    env: { FORCE_COLOR: '0' },
    include: PAGES,
    reporters: ['default', 'json'],
    outputFile: { json: 'test-output/reference.json' },
    // A busy machine is slow, not broken.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
