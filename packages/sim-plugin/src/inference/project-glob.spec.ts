import fc from 'fast-check';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNodes } from './create-nodes.js';
import { type GraphProject, hashedFiles, nxGlobs } from './nx-engine.fixture.js';
import { globOf, projectGlob } from './project-glob.js';

const SIGNS = [...'()[]{}!*?|+@,^~#$%&\'"=;:<> -._'];
const name = fc
  .array(fc.constantFrom('a', 'b', 'ü', '7', ...SIGNS), { minLength: 1, maxLength: 8 })
  .map((characters) => characters.join(''))
  .filter((text) => text !== '.' && text !== '..');

const FOLDERS = [
  '(grp)',
  '[b]',
  '[v',
  '{c}',
  '{d,e}',
  '!f',
  'g!h',
  'i*',
  'j?',
  '+(k)',
  'l|m',
  '**',
];

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sim-globs-'));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function write(file: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), '{}');
}

describe('a path as a glob of Nx', () => {
  it('matches what lies at the path', () => {
    fc.assert(
      fc.property(name, (folder) => {
        const path = `packages/${folder}/src/logic.ts`;
        expect(nxGlobs.matchGlobPaths([`packages/${globOf(folder)}/**/*`], [path])).toEqual([true]);
      }),
      { numRuns: 500 },
    );
  });

  it('matches nothing whose letters and digits are others', () => {
    const words = (text: string): string => text.replaceAll(/[^abü7]/g, '');
    fc.assert(
      fc.property(name, name, (folder, other) => {
        fc.pre(words(folder) !== words(other));
        const path = `packages/${other}/src/logic.ts`;
        expect(nxGlobs.matchGlobPaths([`packages/${globOf(folder)}/**/*`], [path])).toEqual([
          false,
        ]);
      }),
      { numRuns: 500 },
    );
  });

  it('is the placeholder of Nx where the root is an ordinary path', () => {
    expect(projectGlob('packages/orders-2/a b')).toBe('{projectRoot}');
    expect(projectGlob('.')).toBe('{projectRoot}');
  });
});

/** Where reports are, below `sim-output`. */
const PLACES = [
  'sunny',
  'shards/sunny/1/2',
  'merged/sunny/2',
  'mutation/sunny',
  'explore',
  'audit/sunny',
];

describe.each(FOLDERS)('a project in packages/%s/lease', (folder) => {
  const lease = `packages/${folder}/lease`;
  const kit = `packages/${folder}/kit`;

  async function workspace(): Promise<Readonly<Record<string, GraphProject>>> {
    for (const project of [lease, kit, 'packages/orders', 'packages/b/lease']) {
      for (const file of ['package.json', 'README.md', 'src/logic.ts', 'src/logic.spec.ts']) {
        write(`${project}/${file}`);
      }
    }
    write(`${lease}/sim.config.json`);
    write('packages/orders/sim.config.json');
    write('nx.json');
    const [, infer] = createNodes;
    const files = [lease, kit, 'packages/orders'].map((project) => `${project}/package.json`);
    const markers = [`${lease}/sim.config.json`, 'packages/orders/sim.config.json'];
    const context = { workspaceRoot: root, nxJsonConfiguration: {} };
    const results = await infer([...markers, ...files], { shards: 2 }, context);
    const inferred = Object.assign({}, ...results.map(([, { projects }]) => projects)) as Record<
      string,
      object
    >;
    return {
      lease: { root: lease, ...inferred[lease] },
      kit: { root: kit },
      other: { root: 'packages/b/lease' },
      orders: {
        root: 'packages/orders',
        ...inferred['packages/orders'],
        dependsOnProjects: ['kit'],
      },
    };
  }

  it.each(['sim-check', 'sim-run', 'sim-run-ci', 'sim-run-ci--1/2'])(
    'is hashed by its files for %s, and for the projects that depend on it',
    async (target) => {
      // Nx itself refuses to hash anything that depends on a project in such a folder.
      const isUnclosed = folder === '[v';
      const projects = await workspace();
      const own = await hashedFiles(root, projects, { project: 'lease', target });
      expect(own).toContain(`${lease}/src/logic.ts`);
      expect(own).toContain(`${lease}/sim.config.json`);
      expect(own).not.toContain(`${lease}/README.md`);
      expect(own.includes(`${lease}/src/logic.spec.ts`)).toBe(target === 'sim-check');
      if (isUnclosed) return;
      const orders = await hashedFiles(root, projects, { project: 'orders', target });
      expect(orders).toContain('packages/orders/src/logic.ts');
      expect(orders).toContain(`${kit}/src/logic.ts`);
    },
  );

  it('keeps its reports in the cache, and no others', async () => {
    const { lease: project } = await workspace();
    for (const at of [lease, 'packages/b/lease', 'packages/orders']) {
      for (const place of [...PLACES, 'unknown']) {
        write(`${at}/sim-output/${place}/r.json`);
      }
    }
    const outputs = Object.values(project?.targets ?? {}).flatMap((it) => it.outputs ?? []);
    const places = outputs.flatMap((output) => {
      const path = output
        .replace('{workspaceRoot}/', '')
        .replace('{projectRoot}', lease)
        .replace('{options.level}', 'sunny')
        .replace('{options.shard}', '1/2')
        .replace('{options.merge}', '2');
      return path.includes('{options.outputFile}') || path.endsWith('2/2')
        ? []
        : [nxGlobs.expandOutputs(root, [path])];
    });
    expect(places).toHaveLength(PLACES.length + 2);
    for (const place of places) {
      expect(place).toHaveLength(1);
      const [, found] = place[0]?.split(`${lease}/sim-output/`) ?? [];
      expect(PLACES).toContain(found);
    }
  });
});
