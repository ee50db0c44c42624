import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withHiddenState } from './hidden-state.js';
import { bundleSimulation, type Loaded } from './load-simulation.js';
import { smallModules, type Sources } from './small-module.js';
import { privateFields, publicFields, rewritten, withView } from './state-visibility.js';

const BUGS = join(import.meta.dirname, '../../bugs');
const SEEDS = 12;
const LEVEL = 'stormy';

/** @param variant - what sets this writing of the module apart from others */
function load(name: string, variant: string, sources: Sources): Promise<Loaded> {
  const folder = join(BUGS, `private-${name}`);
  const files = new Map([...sources].map(([file, text]) => [join(folder, file), text]));
  return bundleSimulation(`${name}-${variant}`, join(folder, 'sim.ts'), files);
}

interface Verdict {
  readonly seed: number;
  readonly message: string | undefined;
  readonly traceHash: number;
}

function verdicts({ runtime, simulation }: Loaded): readonly Verdict[] {
  return runtime.keepGuards(() =>
    Array.from({ length: SEEDS }, (_, seed) => {
      const { violation, traceHash } = runtime.runSeed(simulation, LEVEL, seed);
      return { seed, message: violation?.message, traceHash };
    }),
  );
}

function audits({ runtime, simulation }: Loaded): readonly ReturnType<typeof runtime.audit>[] {
  return [0, 1, 2].map((seed) =>
    runtime.audit(simulation, runtime.planOf(simulation, LEVEL, seed)),
  );
}

const ALIKE = 'not so within 500 ticks of healing';
const modules = await smallModules();

// A busy machine is slow, not broken.
describe.each(modules.filter(({ type }) => type === 'gossip'))(
  'nodes of $name',
  { timeout: 60_000 },
  ({ name, sources }) => {
    const write = (rewriting: typeof publicFields): Promise<Loaded> =>
      load(name, rewriting.name, rewritten(sources, rewriting));

    it('have the verdicts of their public form when all of their state is private', async () => {
      const open = verdicts(await write(withView(publicFields)));
      const hidden = await write(withView(privateFields));
      expect(verdicts(hidden)).toEqual(open);
      for (const { violation } of audits(hidden)) expect(violation).toBeUndefined();
    });

    it('are refused by the name of a node where they have no view', async () => {
      const open = verdicts(await write(publicFields));
      const hidden = verdicts(await write(privateFields));
      for (const [index, { message }] of hidden.entries()) {
        if (message === open[index]?.message && message !== ALIKE) continue;
        expect(message).toMatch(/^UnseenError: node \d has private state \(#\w+.* of class \w+\)/);
      }
      const isRefused = hidden.some(({ message }) => message?.startsWith('UnseenError'));
      // Where each seed violates something before any nodes are compared, nothing is refused.
      const isCompared = open.some(({ message }) => message === undefined || message === ALIKE);
      expect(isRefused).toBe(isCompared);
    });
  },
);

describe.each(modules.filter(({ type }) => type !== 'gossip'))(
  'the state of $name',
  { timeout: 60_000 },
  (module) => {
    it('has the verdicts of its public form when it is private', async () => {
      const open = await load(module.name, 'open', module.sources);
      const hidden = await load(module.name, 'hidden', withHiddenState(module, true));
      expect(verdicts(hidden)).toEqual(verdicts(open));
      for (const { violation, unseen } of audits(hidden)) {
        expect({ violation, unseen }).toEqual({ violation: undefined, unseen: undefined });
      }
    });

    it.runIf(module.isRight)('is named by the audit where it has no view', async () => {
      const hidden = await load(module.name, 'unviewed', withHiddenState(module, false));
      for (const { unseen } of audits(hidden)) expect(unseen).toMatch(/#state of class Hidden/);
    });
  },
);
