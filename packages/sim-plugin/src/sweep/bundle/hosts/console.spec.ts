import { expect, it } from 'vitest';
import { type LoadedService, loadService } from './service-workspace.fixture.js';

const SIM = `import { service } from '@gossip/sim-runtime/service';
export const simulation = service({
  name: 'shop',
  hosts: { app: { entry: './main.ts' } },
  operations: { ask: async ({ fetch }) => void (await fetch('http://app:3000/')) },
  oracles: [],
});
`;

const MAIN = `import { createServer } from 'node:http';

console.log('starts', { at: new Map([['a', 1]]) });

try {
  new URL('bad');
} catch (error) {
  console.log((error as Error).stack);
}

createServer((_request, response) => {
  setTimeout(() => {
    const error = new TypeError('out of stock');
    console.error(error);
    response.end(error.stack);
  }, 10);
}).listen(3000);
`;

const FILES = { 'src/sim.ts': SIM, 'src/main.ts': MAIN };

/** The hash of a run, and what its hosts printed, where that is recorded. */
function run(
  { simulation, runtime }: LoadedService,
  isRecorded: boolean,
): { readonly traceHash: number; readonly printed: readonly string[] } {
  const printed: string[] = [];
  const plan = {
    ...runtime.planOf(simulation, 'sunny', 0),
    operations: [{ at: 200, name: 'ask', party: 0, salt: 1 }],
  };
  const { traceHash } = simulation.run(
    plan,
    isRecorded
      ? {
          recorder: (entry) => {
            if (entry.kind === 'noted' && entry.what === 'console') printed.push(entry.text);
          },
        }
      : {},
  );
  return { traceHash, printed };
}

it('what a host prints is the same in each run, whether or not it is recorded, and in each folder', async () => {
  const here = await loadService(FILES);
  const there = await loadService(FILES);
  const recorded = run(here, true);
  expect(recorded.printed).toEqual([
    "starts { at: Map(1) { 'a' => 1 } }",
    expect.stringMatching(/^TypeError: Invalid URL\n( {4}at .*main\.ts)/),
    expect.stringMatching(
      /^error: TypeError: out of stock\n( {4}at .*src\/main\.ts|.*main\.ts:\d+)/,
    ),
  ]);
  // No frame of the simulator, whose paths are others on each machine.
  for (const line of recorded.printed) expect(line).not.toMatch(/node:|file:|\.mjs|gossip:/);
  expect(run(here, false).traceHash).toBe(recorded.traceHash);
  expect(run(there, true)).toEqual(recorded);
});
