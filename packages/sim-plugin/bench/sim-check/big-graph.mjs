import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const FILES = 1_000;
const LINES = 100;

/** Writes a project `big` of 1,000 files and 100,000 lines to an empty folder. */
export function writeBigGraph(workspace, typescript) {
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
  // What sim-check asks for is that the file is there.
  writeFileSync(join(root, 'src/sim.ts'), "export * from './index.js';\n");
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
