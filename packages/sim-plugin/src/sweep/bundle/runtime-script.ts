import { createHash } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { rolldown, type RolldownOptions } from 'rolldown';
import { loadScript } from '../worker/load-script.mjs';
import { bundleFingerprint } from './bundle-fingerprint.js';

const ENTRY = 'runtime';

/** The name of the script in its folder; its source map lies beside it. */
export const SCRIPT = 'runtime.cjs';

/** Entries of the runtime, by the specifiers that import them: absolute paths. */
export type RuntimeEntries = ReadonlyMap<string, string>;

/** Several entries of the runtime as one script, with the packages that they import. */
export interface RuntimeScript {
  readonly code: string;
  readonly map: string;
  /** What the code is known by, wherever the workspace lies. */
  readonly fingerprint: string;
  /** Absolute paths of the files that it was made of. */
  readonly files: readonly string[];
}

/**
 * Bundles entries of the runtime into one script, whose compiled code can be kept, unlike that of an ES module.
 *
 * @param root - the workspace's real path
 */
export async function runtimeScript(
  entries: RuntimeEntries,
  options: RolldownOptions,
  root: string,
): Promise<RuntimeScript> {
  const bundle = await rolldown({
    ...options,
    input: ENTRY,
    plugins: [
      {
        name: 'runtime-entry',
        resolveId: (specifier) => (specifier === ENTRY ? `\0${ENTRY}` : null),
        load: (id) => (id === `\0${ENTRY}` ? entryCode(entries) : null),
      },
    ],
  });
  const { output } = await bundle.generate({
    format: 'cjs',
    exports: 'named',
    codeSplitting: false,
    sourcemap: true,
    entryFileNames: SCRIPT,
  });
  await bundle.close();
  const [{ code, map, moduleIds }] = output;
  return {
    // In the first line, so that the source map fits.
    code: `(function (require, exports) { 'use strict'; ${code}\n})`,
    map: map?.toString() ?? '{}',
    fingerprint: bundleFingerprint(code, root),
    files: moduleIds.filter((id) => !id.startsWith('\0')),
  };
}

/** The name under which the script exports an entry. */
function exportName(specifier: string): string {
  return `entry_${createHash('sha256').update(specifier).digest('hex').slice(0, 8)}`;
}

function entryCode(entries: RuntimeEntries): string {
  return [...entries]
    .map(([specifier, id]) => `export * as ${exportName(specifier)} from ${JSON.stringify(id)};`)
    .join('\n');
}

/** The names that an entry of a script exports. The script is run for that. */
export function exportsOfEntry(script: string, specifier: string): readonly string[] {
  const entry = loadScript(pathToFileURL(script).href)[exportName(specifier)];
  return Object.keys(entry ?? {}).sort();
}

/** An ES module that exports what an entry of the script beside it does. */
export function entryModule(specifier: string, names: readonly string[]): string {
  const loader = new URL('../worker/load-script.mjs', import.meta.url).href;
  const own = names.filter((name) => name !== 'default');
  return [
    `import { loadScript } from ${JSON.stringify(loader)};`,
    `const { ${exportName(specifier)}: entry } = loadScript(new URL('./${SCRIPT}', import.meta.url).href);`,
    `export const { ${own.join(', ')} } = entry;`,
    ...(names.includes('default') ? ['export default entry.default;'] : []),
    '',
  ].join('\n');
}
