import { beforeAll, describe, expect, it } from 'vitest';
import { type LoadedService, loadService } from './service-workspace.fixture.js';

const SIM = `import { service } from '@gossip/sim-runtime/service';
const ask = (name: string) => async ({ fetch }: { fetch: typeof globalThis.fetch }) =>
  void (await fetch(\`http://app:3000/\${name}\`).catch(() => undefined));
export const simulation = service({
  name: 'shop',
  hosts: { app: { entry: './main.ts' } },
  operations: { fork: ask('fork'), thread: ask('thread'), channel: ask('channel'), caught: ask('caught'), thrown: ask('thrown'), rejected: ask('rejected') },
  oracles: [],
});
`;

const MAIN = `import { exec, fork } from 'node:child_process';
import { createServer } from 'node:http';
import { Worker } from 'node:worker_threads';

interface Order {
  readonly item: string;
}

const orders: Order[] = [];
const programs: Record<string, () => unknown> = {
  fork: () => fork('./other.js'), // line 11
  thread: () => new Worker('./other.js'),
  channel: () => new MessageChannel(),
  caught: () => {
    try {
      exec('ls');
    } catch {
      // It goes on without.
    }
  },
  thrown: () => setTimeout(() => console.log(orders[0]!.item), 10),
  rejected: async () => {
    await null;
    throw new Error('no store');
  },
};

createServer((request) => void programs[request.url!.slice(1)]!()).listen(3000);
`;

const REFUSED =
  'the simulation has no replacement for it; leave it out of the simulated code, or put it behind a module of your own.';

describe('what a simulation of services cannot take over is named, with its line', () => {
  let loaded: LoadedService;

  beforeAll(async () => {
    loaded = await loadService({ 'src/sim.ts': SIM, 'src/main.ts': MAIN });
  });

  it.each([
    ['fork', `child_process.fork was used on app-0 at src/main.ts:11: ${REFUSED}`],
    ['thread', `new worker_threads.Worker was used on app-0 at src/main.ts:12: ${REFUSED}`],
    ['channel', `new MessageChannel was used on app-0 at src/main.ts:13: ${REFUSED}`],
    ['caught', `child_process.exec was used on app-0 at src/main.ts:16: ${REFUSED}`],
    [
      'thrown',
      "app-0 ended by an exception that nothing catches at src/main.ts:21: TypeError: Cannot read properties of undefined (reading 'item')",
    ],
    [
      'rejected',
      'app-0 ended by a rejection that nothing handles at src/main.ts:24: Error: no store',
    ],
  ])('%s', (name, sentence) => {
    const { simulation, runtime } = loaded;
    const plan = runtime.planOf(simulation, 'sunny', 0);
    const operations = [{ at: 300, party: 0, name, salt: 1 }];
    const { violation } = simulation.run({ ...plan, operations });
    expect(violation?.message).toContain(sentence);
    expect(violation?.message).not.toMatch(/inside\//);
  });
});
