import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Workspace } from '../src/workspace/workspace.js';
import { cloneWorkspace } from './cloned-workspace.js';

/** A module that is written with names of the user's own. */
interface NamedModule {
  readonly name: string;
  readonly options: readonly string[];
  /** The file that handles its inputs, and one of them. */
  readonly logic: string;
  readonly input: string;
}

const INVARIANTS = ['one holder', 'epoch never decreases'];

// ESLint comes last: once it is there, Nx loads it at each start.
const MODULES: readonly NamedModule[] = [
  {
    name: 'rumors',
    options: ['--type=gossip', '--states=Joining,Alive,Left', '--inputs=digest,want,entries'],
    logic: 'protocol.ts',
    input: 'entries',
  },
  {
    name: 'billing',
    options: [
      '--type=pipeline',
      '--inputs=orderPlaced,orderCancelled',
      '--effects=invoice,refund',
      '--claims=crash,torn-write,write-failure',
    ],
    logic: 'logic.ts',
    input: 'orderCancelled',
  },
  {
    name: 'jobs',
    options: [
      '--type=coordination',
      '--states=Open,Acquired,Done',
      '--inputs=acquire,complete',
      '--effects=granted',
      '--linter=eslint',
    ],
    logic: 'logic.ts',
    input: 'complete',
  },
];

/** As many as show that a module runs: what it does in more of them, the starter modules show. */
const SEEDS = '--seeds=20';

const PROJECTS = `--projects=${MODULES.map(({ name }) => name).join(',')}`;

/** A gossip module whose clients' calls are checked. */
const BASKET = 'packages/basket/src/protocol.ts';
const MERGE = 'if (isNewer(entry, this.#entries.get(key))) ';

let workspace: Workspace;

beforeAll(async () => {
  workspace = await cloneWorkspace('solution');
  const basket = ['generate', '@gossip/sim-plugin:module', 'packages/basket', '--type=gossip'];
  await workspace.mustNx([...basket, '--clients', '--no-interactive']);
  const shop = ['generate', '@gossip/sim-plugin:module', 'packages/shop', '--type=service'];
  await workspace.mustNx([...shop, '--no-interactive']);
  await workspace.commit('feat: a module with clients, and a service');
});

describe('modules of further kinds', () => {
  // As they were written they are checked, tested and linted with the others.
  afterEach(() => workspace.git('checkout', '--', '.'));

  it('check the calls of clients, where they have any, and show those that fit into no order', async () => {
    const run = ['sim-run', 'basket', '-c', 'stormy', '--seeds=50', '--only=no client goes back'];
    const { output } = await workspace.mustNx(run);
    expect(output).toMatch(/no client goes back +[\d,]+ checks {3}ok/);

    const code = await workspace.read(BASKET);
    expect(code).toContain(MERGE);
    await workspace.write(BASKET, code.replace(MERGE, ''));
    const wrong = await workspace.nx(run);
    expect(wrong.status).toBe(1);
    expect(wrong.output).toMatch(/Calls of clients on client-\d+ key-\d.*: \* fits into no order/);
  });

  it('run as services on simulated hosts, and show the line that breaks one', async () => {
    const run = ['sim-run', 'shop', '-c', 'stormy', '--firstSeed=8', '--seeds=4'];
    const { output } = await workspace.mustNx(run);
    expect(output).toMatch(/^Result {9}PASS/m);

    const mutate = ['sim-mutate', 'shop', '--operators=DedupSkipped', '--firstSeed=8', '--seeds=4'];
    const { output: mutants } = await workspace.mustNx(mutate);
    expect(mutants).toMatch(/^Killed {9}2: 2 by an oracle/m);

    const file = 'packages/shop/src/store/order-log.ts';
    const line = 'if (this.#keys.has(order.key)) return;';
    const code = await workspace.read(file);
    expect(code).toContain(line);
    await workspace.write(file, code.replace(line, ''));
    // The shrinking of such a run is tested in-process.
    const wrong = await workspace.nx([...run, '--no-shrink']);
    expect(wrong.status).toBe(1);
    expect(wrong.output).toMatch(/^an order is stored once · seed/m);
    const plan = /--plan=(\S+)/.exec(wrong.output)?.[1] ?? '';
    const replay = await workspace.nx(['sim-run', 'shop', `--plan=${plan}`]);
    expect(replay.status).toBe(1);
    expect(replay.output).toContain('an order is stored once · seed');
  });
});

describe('modules with names of the user', () => {
  const reports = new Map<string, string>();

  beforeAll(async () => {
    for (const { name, options } of MODULES) {
      const command = ['generate', '@gossip/sim-plugin:module', `packages/${name}`, ...options];
      const invariants = `--invariants=${INVARIANTS.join('; ')}`;
      const { output } = await workspace.mustNx([...command, invariants, '--no-interactive']);
      reports.set(name, output);
    }
  }, 300_000);

  it.each(MODULES)('$name is reported with its first draft and what is to be written', (module) => {
    const report = reports.get(module.name) ?? '';
    expect(report).toContain(`SIM-SCAFFOLD REPORT  ${module.name}`);
    expect(report).toMatch(/^First draft {4}\w+ (leads|becomes)/m);
    for (const invariant of INVARIANTS) expect(report).toContain(`TODO ${invariant}: write `);
  });

  // The starter modules are swept at every level: what names change shows at one.
  it('pass, with their invariants named as TODO', async () => {
    const run = ['run-many', '--targets=sim-run', PROJECTS, '--configuration=stormy', SEEDS];
    const { output } = await workspace.mustNx([...run, '--outputStyle=static']);
    expect(output.match(/^Result\s+PASS/gm)).toHaveLength(MODULES.length);
    for (const invariant of INVARIANTS) {
      const rows = output.match(new RegExp(`${invariant} +TODO$`, 'gm'));
      expect(rows, invariant).toHaveLength(MODULES.length);
    }
  });

  it('are checked, with their types, tested and linted as they were written', async () => {
    // What is built of a module, and that it builds, the starter modules show.
    const targets = '--targets=sim-check,test,lint';
    const { output } = await workspace.mustNx([
      'run-many',
      targets,
      `${PROJECTS},basket,shop`,
      '--outputStyle=static',
    ]);
    for (const name of [...MODULES.map(({ name }) => name), 'basket', 'shop']) {
      expect(output).toMatch(new RegExp(`${name}:lint`));
    }
    expect(output.match(/^Result {5}PASS {3}0 BLOCK, 0 WARN/gm)).toHaveLength(MODULES.length + 2);
    expect(output).toContain('sessions.property.spec.ts');
    expect(output.match(/todo/g)?.length).toBeGreaterThanOrEqual(MODULES.length);
  });

  it('have a type error where an input is not handled', async () => {
    for (const { name, logic, input } of MODULES) {
      const file = `packages/${name}/src/${logic}`;
      const cases = new RegExp(`    case '${input}':\\n      return [^;]*;\\n`);
      await workspace.write(file, (await workspace.read(file)).replace(cases, ''));
    }
    const run = ['run-many', '--targets=sim-check', PROJECTS, '--outputStyle=static'];
    const { status, output } = await workspace.nx(run);
    expect(status).toBe(1);
    expect(output.match(/TS2366/g)?.length).toBeGreaterThanOrEqual(MODULES.length);
  });
});
