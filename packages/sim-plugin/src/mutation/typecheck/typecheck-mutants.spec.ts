import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findTypeScript } from '../../executors/sim-check/typecheck/typescript.js';
import { FENCE, type LeaseWorkspace, leaseWorkspace } from '../../sweep/lease-workspace.fixture.js';
import { OPERATOR_NAMES } from '../operators/operator-name.js';
import { mutatedFiles } from '../schemata/mutated-files.js';
import { startTypecheck } from './typecheck-mutants.js';

const projectRoot = 'packages/orders';

/** A mistake that the file has already, and functions whose mutants are mistakes in other places of the file. */
const BESIDE = `export const wrong: string = 1;
function inferred() { return 'a'; }
export const used: string = inferred();
export class Counter {
  readonly #count: number;
  constructor() { this.#count = 1; }
  add(by: number): number { return this.#count + by; }
}
`;

let workspace: LeaseWorkspace;
beforeAll(() => {
  workspace = leaseWorkspace();
  // TypeScript 5 is not strict unless it is asked to be.
  workspace.write('packages/orders/tsconfig.json', {
    extends: '../../tsconfig.base.json',
    compilerOptions: { strict: true },
  });
  workspace.plant(FENCE, BESIDE);
});
afterAll(() => workspace.dispose());

/** The mutants that a version of TypeScript refuses, as `before -> after`. */
async function refused(folder: string): Promise<readonly string[]> {
  const typescript = findTypeScript(fileURLToPath(new URL(folder, import.meta.url)));
  const files = mutatedFiles({
    workspaceRoot: workspace.root,
    projectRoot,
    simulation: 'src/sim.ts',
    operators: new Set(OPERATOR_NAMES),
  });
  const root = join(workspace.root, projectRoot);
  const place = { ...typescript, workspaceRoot: workspace.root, projectRoot: root };
  const types = startTypecheck(place).check(files);
  const all = files.flatMap(({ mutants }) => mutants.map(({ id }) => id));
  const errors = new Set<number>();
  for (const id of all) if ((await types.errorOf(id)) !== undefined) errors.add(id);
  return files.flatMap(({ source, mutants }) =>
    mutants
      .filter(({ id }) => errors.has(id))
      .map(({ start, end, replacement }) => `${source.text.slice(start, end)} -> ${replacement}`),
  );
}

it('asks TypeScript 5.9, 6 and 7 alike, and leaves out mistakes that the code has anyway', async () => {
  const six = await refused('../../../');
  expect(six).toContain('{ epoch: 0, until: 0 } -> {}');
  expect(six).toContain("{ return 'a'; } -> {}");
  expect(six).toContain('{ this.#count = 1; } -> {}');
  expect(six).toContain('{ return this.#count + by; } -> {}');
  expect(six.some((change) => change.startsWith('input.epoch !== state.epoch'))).toBe(false);
  expect(await refused('../../../../../typescripts/5.9/')).toEqual(six);
  expect(await refused('../../../../../typescripts/7/')).toEqual(six);
}, 240_000);
