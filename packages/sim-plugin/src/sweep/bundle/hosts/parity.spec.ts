import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadService } from './service-workspace.fixture.js';

const PROGRAMS = fileURLToPath(new URL('./parity-programs.fixture.mjs', import.meta.url));
const ATTEMPTS = 4;
const NAMES = [
  'order',
  'timers',
  'files',
  'sockets',
  'resets',
  'web',
  'fetching',
  'events',
  'streams',
  'failures',
  'values',
  'upgrades',
  'datagrams',
  'piping',
  'websockets',
];

const SIM = `
import { service } from '@gossip/sim-runtime/service';
export const simulation = service({
  name: 'parity',
  hosts: {
${NAMES.map((name) => `    ${name}: { entry: './programs.mjs', onExit: 'restart', env: { PROGRAM: '${name}', BASE: '/tmp' } },`).join('\n')}
  },
  operations: {},
  oracles: [],
});
`;

/** What each program prints in the simulation, before its first restart. */
let simulated: ReadonlyMap<string, readonly string[]>;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parity-'));
  const programs = readFileSync(PROGRAMS, 'utf8');
  const { simulation, runtime } = await loadService({
    'src/sim.ts': SIM,
    'src/programs.mjs': programs,
  });
  const plan = { ...runtime.planOf(simulation, 'sunny', 1), operations: [], safetyTicks: 1_500 };
  const { trace = [], violation } = simulation.run(plan, { trace: true, maxEvents: 100_000 });
  expect(violation).toBeUndefined();
  const lines = new Map<string, string[]>(NAMES.map((name) => [name, []]));
  const ended = new Set<string>();
  for (const entry of trace) {
    if (entry.kind !== 'noted') continue;
    const name = NAMES[entry.party] ?? '';
    if (entry.what === 'process' && entry.text.startsWith('exits')) ended.add(name);
    if (entry.what === 'console' && !ended.has(name))
      lines.get(name)?.push(...entry.text.split('\n'));
  }
  simulated = lines;
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function real(name: string): readonly string[] {
  const env = { ...process.env, PROGRAM: name, BASE: folder, NO_COLOR: '1' };
  try {
    return execFileSync(process.execPath, [PROGRAMS], { env, encoding: 'utf8' })
      .trimEnd()
      .split('\n');
  } catch (error) {
    return String((error as { readonly stdout?: string }).stdout)
      .trimEnd()
      .split('\n');
  }
}

describe('a program says the same on Node and in the simulation', () => {
  it.for(NAMES)('%s', (name, { skip }) => {
    // Before Node 24, a global `WebSocket` says nothing of the end of a connection that is refused.
    if (name === 'websockets' && Number.parseInt(process.versions.node) < 24) skip();
    // Real timers of a busy machine come late, and overtake what a quiet one orders: such a run is repeated.
    const attempts = Array.from({ length: ATTEMPTS }, () => name);
    const expected = simulated.get(name);
    const isSame = attempts.some((program) => isDeepStrictEqual(real(program), expected));
    if (!isSame) expect(expected).toEqual(real(name));
  });
});
