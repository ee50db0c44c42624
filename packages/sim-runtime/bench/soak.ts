import { type Bootstrap } from './sampling/bundles.js';
import { starters } from './sampling/starters.js';
import { readOptions, type SoakOptions } from './soak-options.js';

/** `npm run soak`: very many universes one after the other, some of them audited, and what they leave in memory. */
export async function main({ args, folder, bundle }: Bootstrap): Promise<void> {
  const options = readOptions(args);
  const url = await bundle('soak-runs.ts', 'soak-runs', [await starters(folder)]);
  const { soak } = (await import(url)) as { readonly soak: (options: SoakOptions) => void };
  soak(options);
}
