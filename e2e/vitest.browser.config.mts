import { defineConfig } from 'vitest/config';

/** Tests of `report.html` in a browser. */
export default defineConfig({
  root: import.meta.dirname,
  test: {
    name: 'browser',
    environment: 'node',
    // Files share what they import, and the browser.
    isolate: false,
    include: ['browser/**/*.browser.ts'],
    globalSetup: ['browser/global-setup.ts'],
    reporters: ['default', 'json'],
    outputFile: { json: 'test-output/browser.json' },
    // A busy machine is slow, not broken.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
