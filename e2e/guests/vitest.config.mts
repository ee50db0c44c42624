import { serviceHosts } from '@gossip/sim-plugin/service';
import { defineConfig } from 'vitest/config';

/** Packages from npm, unmodified, on simulated hosts: see `npm run guests`. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [serviceHosts({ projectRoot: import.meta.dirname })],
  test: {
    name: 'guests',
    environment: 'node',
    include: ['**/*.spec.ts'],
    testTimeout: 180_000,
  },
});
