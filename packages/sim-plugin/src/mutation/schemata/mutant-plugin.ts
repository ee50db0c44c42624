import { realpathSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'rolldown';
import type { MutatedFile } from './mutated-files.js';
import { writeSchemata } from './write-schemata.js';

/** The bundler's part in making schemata. */
export interface MutantPlugin {
  readonly plugin: Plugin;
  /** The files, of those given, that the simulation loads: absolute paths. */
  readonly loaded: ReadonlySet<string>;
}

const SWITCH = fileURLToPath(
  new URL(`../../sweep/worker/mutant-switch${extname(import.meta.url)}`, import.meta.url),
);

/** Replaces files by ones that hold their mutants, as far as the simulation loads them. */
export function mutantPlugin(files: readonly MutatedFile[]): MutantPlugin {
  const loaded = new Set<string>();
  const byPath = new Map(files.map((file) => [realpathSync(file.path), file]));
  const plugin: Plugin = {
    name: 'mutants',
    transform(_code, id) {
      const file = byPath.get(id);
      if (file === undefined) return null;
      loaded.add(file.path);
      return writeSchemata(file.source, file.mutants, SWITCH);
    },
  };
  return { plugin, loaded };
}
