import { type Plugin } from 'rolldown';
import { type Ablation } from './benchmark.js';

/** What `run.mjs` hands to a program that it starts. */
export interface Bootstrap {
  readonly args: readonly string[];
  /** A folder for what is written on the way; removed at the end. */
  readonly folder: string;
  /** Bundles a file of this folder, as sim-run bundles a simulation; gives the bundle's URL. */
  readonly bundle: (input: string, output: string, plugins: readonly Plugin[]) => Promise<string>;
}

/** Bundles a benchmark, without a part of the runtime if one is named; gives the bundle's URL. */
export type BundleBenchmark = (name: string, without: Ablation | undefined) => Promise<string>;

/** Bundles each benchmark once, however many variants ask for it. */
export function benchmarkBundler(
  { bundle }: Bootstrap,
  plugins: readonly Plugin[],
): BundleBenchmark {
  const known = new Map<string, Promise<string>>();
  return (name, without) => {
    const output = without === undefined ? name : `${name}.without-${without}`;
    const ablation = without === undefined ? [] : [ablate(without)];
    const url =
      known.get(output) ?? bundle(`benchmarks/${name}.ts`, output, [...plugins, ...ablation]);
    known.set(output, url);
    return url;
  };
}

/** What stands in for a module of the runtime where a bundle is made without it. */
const SUBSTITUTES: Readonly<Record<Ablation, { readonly module: RegExp; readonly code: string }>> =
  {
    'trace-hash': {
      module: /[\\/]sim-runtime[\\/]src[\\/]kernel[\\/]trace-hash\.ts$/,
      code: [
        'export const EMPTY_TRACE_HASH = 0;',
        'export const TIME_FACTOR = 0x85ebca6b;',
        'export function fold(hash) { return hash; }',
        "export function formatTraceHash() { return ''; }",
      ].join('\n'),
    },
  };

/** Leaves a part of the runtime out, so that the product needs no switch for it. */
function ablate(what: Ablation): Plugin {
  const { module, code } = SUBSTITUTES[what];
  let found = false;
  return {
    name: `without-${what}`,
    load(id) {
      if (!module.test(id)) return null;
      found = true;
      return { code, moduleType: 'js' };
    },
    buildEnd() {
      if (!found) this.error(`No module matches ${String(module)}: what is "${what}" called now?`);
    },
  };
}
