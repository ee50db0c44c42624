import { configDefaults, defineConfig } from 'vitest/config';
import { PAGES } from './vitest.reference.config.mjs';

export default defineConfig({
  root: import.meta.dirname,
  resolve: { conditions: ['@gossip/source'] },
  ssr: { resolve: { conditions: ['@gossip/source'] } },
  test: {
    name: 'sim-plugin',
    environment: 'node',
    globalSetup: ['src/sweep/installed-runtime.fixture.ts'],
    // Files share what they import: loading it anew for each was most of their time.
    isolate: false,
    // Nx asks its tasks for colours; what is tested are the words.
    env: { FORCE_COLOR: '0' },
    include: ['src/**/*.spec.ts'],
    exclude: [...configDefaults.exclude, ...PAGES],
    reporters: ['default'],
    // A busy machine is slow, not broken.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
