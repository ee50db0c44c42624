import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { updateJson } from '@nx/devkit';
import { describe, expect, it } from 'vitest';
import { MODULE_TYPES } from '../../config/module-type.js';
import { virtualWorkspace } from '../../workspace/virtual-workspace.fixture.js';
import { planModule } from './plan-module.js';
import { scaffoldReport } from './scaffold-report.js';
import { STARTER_DOMAINS } from './starter-domain.js';
import { templates } from '../templates.js';
import { writeModule } from './write-module.js';

describe('the closing report', () => {
  it('says what was made and what to do next', () => {
    const tree = virtualWorkspace('solution');
    const plan = planModule(tree, { directory: 'packages/orders', type: 'gossip' });
    writeModule(tree, plan);
    const lines = scaffoldReport(tree, plan).split('\n');
    expect(lines[0]).toBe('SIM-SCAFFOLD REPORT  orders');
    expect(lines).toContain('Module         orders in packages/orders/src');
    expect(lines).toContain('Type           gossip');
    expect(lines).toContain('               packages/orders/src/protocol.ts');
    expect(lines).toContain('Invariants     a version never regresses');
    expect(lines.slice(-4)).toEqual([
      'Next steps     npx nx sim-check @acme/orders',
      '               npx nx sim-run @acme/orders',
      '               npx nx sim-run @acme/orders -c stormy',
      '               npx nx test @acme/orders',
    ]);
  });

  it('speaks of targets by the names they have in the workspace', () => {
    const tree = virtualWorkspace('integrated');
    const plugins = [
      { plugin: '@gossip/sim-plugin/plugin', options: { runTargetName: 'simulate' } },
      { plugin: '@nx/vitest', options: { testTargetName: 'vitest:test' } },
    ];
    updateJson(tree, 'nx.json', (nxJson) => ({ ...nxJson, plugins }));
    const plan = planModule(tree, { directory: 'packages/orders', type: 'gossip' });
    const report = scaffoldReport(tree, plan);
    expect(report).toContain('nx simulate orders -c stormy');
    expect(report).toContain('nx vitest:test orders');
  });
});

it.each(MODULE_TYPES)('names the oracles that the %s template has', (type) => {
  const { invariants } = STARTER_DOMAINS[type];
  const files = ['sim.ts.template', 'tests/invariants.ts.template'];
  const text = files.map((file) =>
    readFileSync(join(templates('module', `${type}/src`), file), 'utf8'),
  );
  const declared = text.flatMap((source) =>
    [...source.matchAll(/\b(?:always|never|eventually)\(\s*'([^']+)'/g)].map(([, name]) => name),
  );
  expect(invariants.length).toBeGreaterThan(0);
  expect(invariants.filter((name) => !text.join('').includes(`'${name}'`))).toEqual([]);
  expect(declared.filter((name) => !invariants.includes(name ?? ''))).toEqual([]);
});
