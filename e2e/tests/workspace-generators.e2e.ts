import { beforeAll, describe, expect, it } from 'vitest';
import { ORDERS, SCANNER } from '../src/workspace/starter-modules.js';
import { type Workspace } from '../src/workspace/workspace.js';
import { cloneWorkspace } from './cloned-workspace.js';

interface Manifest {
  readonly nx?: { readonly targets?: Readonly<Record<string, unknown>> };
}

/** What generators do to a workspace as a whole, each judged by what Nx then makes of it. */
describe('a workspace', () => {
  let workspace: Workspace;
  const generate = (...args: readonly string[]) =>
    workspace.mustNx(['generate', ...args, '--no-interactive']);

  beforeAll(async () => {
    workspace = await cloneWorkspace('solution');
  });

  it('keeps the names of targets that are inferred from now on', async () => {
    const file = `${SCANNER.root}/package.json`;
    const manifest = await workspace.json<Manifest>(file);
    const simulate = { executor: '@gossip/sim-plugin:sim-run', options: { workers: 1 } };
    const targets = { ...manifest.nx?.targets, simulate };
    const nx = { ...manifest.nx, targets };
    await workspace.write(file, JSON.stringify({ ...manifest, nx }, null, 2));
    await generate('@gossip/sim-plugin:convert-to-inferred');
    const written = await workspace.json<Manifest>(file);
    expect(written.nx?.targets?.['simulate']).toEqual({ options: { workers: 1 } });
    const run = await workspace.mustNx(['simulate', SCANNER.name, '-c', 'stormy']);
    expect(run.output).toMatch(/^Result +PASS/m);
    const others = await workspace.nx(['sim-run', SCANNER.name]);
    expect(others.status).toBe(1);
    await workspace.mustNx(['sim-run', ORDERS.name]);
  });

  it('is brought up to date by nx migrate', async () => {
    const nxJson = await workspace.read('nx.json');
    await workspace.write(
      'nx.json',
      nxJson.replaceAll(/,?\s*"!\{projectRoot\}\/\*\*\/sim\.ts"/g, ''),
    );
    const migration = {
      version: '0.2.0',
      package: '@gossip/sim-plugin',
      name: 'leave-simulations-out-of-production',
    };
    await workspace.write('migrations.json', JSON.stringify({ migrations: [migration] }));
    // Without asking the registry for a newer nx that would carry them out.
    const run = await workspace.nx(['migrate', '--run-migrations'], {
      NX_MIGRATE_USE_LOCAL: 'true',
    });
    expect(run.status, run.output).toBe(0);
    expect(await workspace.read('nx.json')).toContain('!{projectRoot}/**/sim.ts');
  });
});
