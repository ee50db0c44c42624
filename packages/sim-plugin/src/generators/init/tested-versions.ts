import { createRequire } from 'node:module';

/** The packages that a module's checks run on, in the versions they were tested with. */
export const TOOLS = {
  '@types/node': '^20.19.0',
  typescript: '~6.0.3',
} as const;

/** And those that its tests run on. */
export const TEST_RUNNER = {
  vite: '^8.3.8',
  vitest: '~4.1.12',
} as const;

export const RUNTIME = '@gossip/sim-runtime';

/** The range of the runtime that goes with this plugin: what is installed beside it, and its patches. */
export function runtimeRange(): string {
  const manifest: unknown = createRequire(import.meta.url)(`${RUNTIME}/package.json`);
  return `^${(manifest as { readonly version: string }).version}`;
}
