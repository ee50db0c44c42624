import { beforeAll, describe, expect, it } from 'vitest';
import { type LoadedService, loadService } from './service-workspace.fixture.js';

const SIM = `import { service } from '@gossip/sim-runtime/service';
const ask = (name: string) => async ({ fetch }: { fetch: typeof globalThis.fetch }) =>
  void (await fetch(\`http://app:3000/\${name}\`).catch(() => undefined));
export const simulation = service({
  name: 'shop',
  hosts: { app: { entry: './main.ts' } },
  operations: { fork: ask('fork'), thread: ask('thread'), channel: ask('channel'), caught: ask('caught'), thrown: ask('thrown'), rejected: ask('rejected'), addon: ask('addon') },
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
  addon: () => import('./native.cjs'),
};

createServer((request) => void programs[request.url!.slice(1)]!()).listen(3000);
`;

const REFUSED =
  'the simulation has no replacement for it; leave it out of the simulated code, or put it behind a module of your own.';

describe('what a simulation of services cannot take over is named, with its line', () => {
  let loaded: LoadedService;

  beforeAll(async () => {
    loaded = await loadService({
      'src/sim.ts': SIM,
      'src/main.ts': MAIN,
      'src/native.cjs': "module.exports = require('./addon.node');\n",
      'src/addon.node': '\0ELF',
    });
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
    [
      'addon',
      'app-0 ended by a rejection that nothing handles at src/native.cjs:1: Error: The native addon addon.node cannot be loaded on a simulated host: use a form of its package that is JavaScript alone',
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

/** The definition of a service of one host, to which clients connect. */
const ONE = `import { service } from '@gossip/sim-runtime/service';
export const simulation = service({
  name: 'shop',
  hosts: { app: { entry: './main.ts' } },
  operations: { call: async ({ fetch }) => void (await fetch('http://app:3000/').catch(() => undefined)) },
  oracles: [],
});
`;

describe('a host that cannot do its work', () => {
  it.each([
    [
      'waits at its top level for ever',
      "import { createServer } from 'node:http';\nawait new Promise(() => undefined);\ncreateServer().listen(3000);\n",
      'app-0 waits for ever: an `await` at the top level of main.ts is not settled, and no timer, connection or file is left that could settle it.',
    ],
    [
      'never listens',
      "import { createServer } from 'node:http';\ncreateServer();\n",
      'client-0 connects to app-0:3000, and app-0 has listened on no port in the whole run: call `listen` in main.ts, or name the host that does.',
    ],
  ])('is a violation: %s', async (_, program, sentence) => {
    const { simulation, runtime } = await loadService({
      'src/sim.ts': ONE,
      'src/main.ts': program,
    });
    const { violation } = simulation.run(runtime.planOf(simulation, 'sunny', 0));
    expect(violation?.message).toContain(sentence);
  });

  it('may wait at its top level for what comes', async () => {
    const program =
      "import { createServer } from 'node:http';\nimport { readdir } from 'node:fs/promises';\nawait readdir('/');\nawait new Promise((done) => setTimeout(done, 50));\ncreateServer((_, response) => response.end()).listen(3000);\n";
    const { simulation, runtime } = await loadService({
      'src/sim.ts': ONE,
      'src/main.ts': program,
    });
    expect(simulation.run(runtime.planOf(simulation, 'sunny', 0)).violation).toBeUndefined();
  });

  it.each([
    ['is not there', undefined, "src/sim.ts: has a host whose entry './main.ts' is not there."],
    ['does not parse', 'export const x: number = ;\n', 'src/main.ts:1:26: Unexpected token.'],
    [
      'imports what is not installed',
      "import left from 'left-pad';\nleft();\n",
      "src/main.ts: imports 'left-pad', which cannot be found.",
    ],
  ])('is an error before anything runs: its entry %s', async (_, program, sentence) => {
    const files = {
      'src/sim.ts': ONE,
      ...(program === undefined ? {} : { 'src/main.ts': program }),
    };
    await expect(loadService(files)).rejects.toThrow(sentence);
  });
});
