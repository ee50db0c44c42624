import { builtinModules, createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { unsimulatedApi } from '../../../review/ambient/simulated-apis.js';
import { loadService } from './service-workspace.fixture.js';

const require = createRequire(import.meta.url);

/** Loading them warns. */
const DEPRECATED = new Set(['punycode', 'sys', 'wasi']);
const MODULES = builtinModules
  .map((name) => name.replace(/^node:/, ''))
  .filter((name) => !name.startsWith('_') && !DEPRECATED.has(name));
const GLOBALS = Object.getOwnPropertyNames(globalThis);

const SIM = `import { service } from '@gossip/sim-runtime/service';
export const simulation = service({
  name: 'shop',
  hosts: { app: { entry: './main.cjs' } },
  operations: {},
  oracles: [],
});
`;

/** Prints what is refused, by the paths that the review has for it. */
const MAIN = `
const isRefused = (value) => typeof value === 'function' && value.name === 'refusedMember';
const refused = [];
const look = (module, path) => {
  for (const key of Object.keys(module)) if (isRefused(module[key])) refused.push(path + '.' + key);
};
${MODULES.map((name) => `look(require('node:${name}'), 'node:${name}');`).join('\n')}
for (const name of Object.getOwnPropertyNames(globalThis)) if (isRefused(globalThis[name])) refused.push(name);
console.log(JSON.stringify(refused));
require('node:http').createServer().listen(3000);
`;

it('knows of each API of Node whether hosts refuse it', async () => {
  const { simulation, runtime } = await loadService({ 'src/sim.ts': SIM, 'src/main.cjs': MAIN });
  const plan = { ...runtime.planOf(simulation, 'sunny', 0), operations: [] };
  const { trace = [], violation } = simulation.run(plan, { trace: true });
  expect(violation).toBeUndefined();
  const note = trace.find((entry) => entry.kind === 'noted' && entry.what === 'console');
  const refused = JSON.parse(note?.kind === 'noted' ? note.text : '[]') as readonly string[];
  const isPublic = (path: string): boolean => !/[.:]_/.test(path);
  expect(refused.filter(isPublic).filter((path) => unsimulatedApi(path) === undefined)).toEqual([]);
  const asked = [...MODULES.flatMap(pathsOf), ...GLOBALS].filter(isPublic);
  const known = asked.filter((path) => unsimulatedApi(path) !== undefined);
  expect(known.filter((path) => !refused.includes(path) && !THROWS.has(path))).toEqual([]);
  expect(known.length).toBeGreaterThan(300);
});

/** What is there, and refuses when it is called. */
const THROWS = new Set([
  'node:process.binding',
  'node:process.chdir',
  'node:process.setUncaughtExceptionCaptureCallback',
]);

function pathsOf(name: string): readonly string[] {
  return Object.keys(require(`node:${name}`) as object)
    .filter((key) => key !== 'default')
    .map((key) => `node:${name}.${key}`);
}
