// How long sim-check takes over a graph of 1,000 files and 100,000 lines, beyond tsc itself.
//
//   npx nx build sim-plugin && node packages/sim-plugin/bench/sim-check.bench.mjs [typescript folder] [rounds]
//
// It writes the graph to a temporary folder, warms nothing up, and runs every round in a new process.

import { spawnSync } from 'node:child_process';
import console from 'node:console';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { fileURLToPath, pathToFileURL, URL } from 'node:url';

const FILES = 1_000;
const LINES = 100;
const [, self, ...args] = process.argv;
const dist = fileURLToPath(new URL('../dist/', import.meta.url));

if (args[0] === '--round') await round(args[1], args[2]);
else measure(args[0] && resolve(args[0]), Number(args[1] ?? 5));

function measure(typescript = resolveTypeScript(), rounds = 5) {
  const workspace = writeWorkspace(typescript);
  try {
    const { version, bin } = JSON.parse(readFileSync(join(typescript, 'package.json'), 'utf8'));
    console.log(
      `TypeScript ${version}, Node ${process.version}, ${FILES} files of ${LINES} lines, medians of ${rounds}`,
    );
    const tsc = join(typescript, bin.tsc);
    const times = { tsc: [], check: [], review: [], processor: [] };
    for (let i = 0; i < rounds; i += 1) {
      times.tsc.push(time([tsc, '-p', join(workspace, 'packages/big'), '--noEmit']).seconds);
      times.check.push(time([self, '--round', 'check', workspace]).seconds);
      const review = time([self, '--round', 'review', workspace]);
      times.review.push(review.seconds);
      times.processor.push(Number(review.output));
    }
    const tscAlone = median(times.tsc);
    const check = median(times.check);
    console.log(`tsc alone                     ${tscAlone.toFixed(2)} s`);
    console.log(`sim-check, types and review   ${check.toFixed(2)} s`);
    console.log(`  beyond tsc                  ${(check - tscAlone).toFixed(2)} s`);
    console.log(`sim-check --skipTypecheck     ${median(times.review).toFixed(2)} s`);
    console.log(`  of the processor            ${median(times.processor).toFixed(2)} s`);
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}

async function round(kind, workspace) {
  const { simCheck } = await import(
    pathToFileURL(join(dist, 'executors/sim-check/sim-check.js')).href
  );
  const { summary, diagnostics } = await simCheck({
    project: 'big',
    projectRoot: 'packages/big',
    workspaceRoot: workspace,
    options: { skipTypecheck: kind === 'review' },
  });
  if (!summary.passed || summary.filesReviewed !== FILES + 1) {
    console.error(summary, diagnostics.slice(0, 5));
    process.exit(1);
  }
  const { user, system } = process.cpuUsage();
  console.log((user + system) / 1e6);
}

function time(command) {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command.join(' ')}\n${stdout}\n${stderr}`);
  return { seconds: (performance.now() - start) / 1000, output: stdout };
}

function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

function resolveTypeScript() {
  return dirname(createRequire(import.meta.url).resolve('typescript/package.json'));
}

function writeWorkspace(typescript) {
  const workspace = realpathSync(mkdtempSync(join(tmpdir(), 'sim-check-bench-')));
  const root = join(workspace, 'packages/big');
  mkdirSync(join(root, 'src'), { recursive: true });
  mkdirSync(join(workspace, 'node_modules'));
  symlinkSync(typescript, join(workspace, 'node_modules/typescript'));
  const json = (file, content) => writeFileSync(join(root, file), JSON.stringify(content));
  json('package.json', { name: 'big', type: 'module' });
  json('sim.config.json', { modules: { big: { type: 'coordination', simulation: 'src/sim.ts' } } });
  json('tsconfig.json', {
    compilerOptions: {
      module: 'nodenext',
      target: 'es2022',
      lib: ['es2022'],
      types: [],
      strict: true,
    },
    include: ['src'],
  });
  for (let i = 0; i < FILES; i += 1) writeFileSync(join(root, `src/part-${i}.ts`), part(i));
  const parts = Array.from({ length: FILES }, (_, i) => `export * from './part-${i}.js';`);
  writeFileSync(join(root, 'src/index.ts'), `${parts.join('\n')}\n`);
  return workspace;
}

/** A file as modules have them: types, a transition with a switch, small functions, prose. */
function part(i) {
  const before = i === 0 ? '' : `import { weigh${i - 1} } from './part-${i - 1}.js';\n`;
  const lines = `${before}
/** What part ${i} of the state holds. */
export interface State${i} {
  readonly epoch: number;
  readonly holders: ReadonlyMap<string, number>;
  readonly queue: readonly string[];
}

export type Command${i} =
  | { readonly kind: 'acquire'; readonly worker: string; readonly ticks: number }
  | { readonly kind: 'release'; readonly worker: string }
  | { readonly kind: 'expire' };

export type Effect${i} =
  | { readonly kind: 'granted'; readonly to: string; readonly epoch: number }
  | { readonly kind: 'refused'; readonly to: string; readonly reason: string };

export const initial${i}: State${i} = { epoch: 0, holders: new Map(), queue: [] };

/** The next state of part ${i}, and what follows from it. */
export function apply${i}(
  state: State${i},
  command: Command${i},
  now: number,
): readonly [State${i}, readonly Effect${i}[]] {
  switch (command.kind) {
    case 'acquire': {
      const until = state.holders.get(command.worker);
      if (until !== undefined && until > now) {
        return [state, [{ kind: 'refused', to: command.worker, reason: \`held until \${until}\` }]];
      }
      const holders = new Map(state.holders);
      holders.set(command.worker, now + command.ticks);
      const epoch = state.epoch + 1;
      return [{ ...state, epoch, holders }, [{ kind: 'granted', to: command.worker, epoch }]];
    }
    case 'release': {
      const holders = new Map([...state.holders].filter(([worker]) => worker !== command.worker));
      return [{ ...state, holders }, []];
    }
    case 'expire': {
      const holders = new Map([...state.holders].filter(([, until]) => until > now));
      const expired = [...state.holders.keys()].filter((worker) => !holders.has(worker));
      const effects = expired.map(
        (to): Effect${i} => ({ kind: 'refused', to, reason: 'expired' }),
      );
      return [{ ...state, holders, queue: [...state.queue, ...expired] }, effects];
    }
  }
}

/** How much of part ${i} is in use, in whole per cent. */
export function usage${i}(state: State${i}, limit: number): number {
  if (limit <= 0) return 100;
  return Math.min(100, Math.floor((100 * state.holders.size) / limit));
}

export function weigh${i}(values: readonly number[]): number {
  let weight = ${i};
  for (const [index, value] of values.entries()) {
    weight = (Math.imul(weight, 31) + value * (index + 1)) >>> 0;
  }
  return weight${i === 0 ? '' : ` + weigh${i - 1}(values.slice(1))`};
}

export class Queue${i}<Item> {
  readonly #items: Item[] = [];
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  push(item: Item): boolean {
    if (this.#items.length >= this.#limit) return false;
    this.#items.push(item);
    return true;
  }

  shift(): Item | undefined {
    return this.#items.shift();
  }
}
`.split('\n');
  while (lines.length < LINES) lines.push(`// line ${lines.length}`);
  return `${lines.slice(0, LINES).join('\n')}\n`;
}
