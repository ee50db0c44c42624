import { expect, it } from 'vitest';
import { OPERATOR_NAMES } from '../../../mutation/operators/operator-name.js';
import { mutantPlugin } from '../../../mutation/schemata/mutant-plugin.js';
import { mutatedFiles } from '../../../mutation/schemata/mutated-files.js';
import { loadService } from './service-workspace.fixture.js';

const SIM = `import { service } from '@gossip/sim-runtime/service';
export const simulation = service({
  name: 'shop',
  hosts: { app: { entry: './main.ts' } },
  operations: { call: async ({ fetch }) => void (await fetch('http://app:3000/')) },
  oracles: [],
});
`;

const MAIN = `import { createServer } from 'node:http';
const sum = (left: number, right: number): number => left + right;
createServer((_, response) => {
  console.log(sum(2, 3));
  response.end();
}).listen(3000);
`;

it('has the mutants of hosts behind the switch, which a host reads at its start', async () => {
  let plus = 0;
  const { simulation, runtime } = await loadService(
    { 'src/sim.ts': SIM, 'src/main.ts': MAIN },
    (root) => {
      const operators = new Set(OPERATOR_NAMES);
      const files = mutatedFiles({
        workspaceRoot: root,
        projectRoot: 'packages/shop',
        simulation: 'src/sim.ts',
        operators,
      });
      const mutants = files.flatMap((file) => file.mutants);
      plus = mutants.find(({ operator }) => operator === 'ArithmeticOperator')?.id ?? 0;
      return [mutantPlugin(files).plugin];
    },
  );
  expect(plus).toBeGreaterThan(0);
  const plan = runtime.planOf(simulation, 'sunny', 0);
  const operations = [{ at: 300, party: 0, name: 'call', salt: 1 }];
  const said = (active: number): readonly string[] => {
    const reached: number[] = [];
    const reach = (site: number): number => reached.push(site);
    const value = { active: () => active, reach, step: () => undefined };
    Object.defineProperty(globalThis, Symbol.for('gossip.mutants'), { value, configurable: true });
    const { trace = [] } = simulation.run({ ...plan, operations }, { trace: true });
    expect(reached.length > 0).toBe(active < 0);
    return trace.flatMap((entry) =>
      entry.kind === 'noted' && entry.what === 'console' ? [entry.text] : [],
    );
  };
  expect(said(0)).toEqual(['5']);
  expect(said(-1)).toEqual(['5']);
  expect(said(plus)).toEqual(['-1']);
});
