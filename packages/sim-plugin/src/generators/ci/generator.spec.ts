import { type Tree, updateJson } from '@nx/devkit';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { SimPluginError } from '../../errors.js';
import { virtualWorkspace } from '../../workspace/virtual-workspace.fixture.js';
import ciGenerator from './generator.js';
import { loadWorkflowCheck, type WorkflowCheck } from './github-workflow.fixture.js';
import { type CiOptions } from './schema.js';

const WORKFLOW = '.github/workflows/simulation.yml';
const GITLAB = '.gitlab/simulation.yml';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly if: string;
  readonly needs?: string;
  readonly env?: Readonly<Record<string, unknown>>;
  readonly strategy?: { readonly matrix: { readonly shard: readonly number[] } };
  readonly steps: readonly Step[];
}

let tree: Tree;
let complaintsOfGithub: WorkflowCheck;

beforeAll(async () => {
  complaintsOfGithub = await loadWorkflowCheck();
});

beforeEach(() => {
  tree = virtualWorkspace('solution');
});

const generate = (options: Partial<CiOptions> = {}) =>
  ciGenerator(tree, { ci: 'github', skipFormat: true, ...options });

async function githubJobs(options: Partial<CiOptions> = {}) {
  await generate(options);
  const workflow = parse(tree.read(WORKFLOW, 'utf8') ?? '');
  return workflow.jobs as Readonly<
    Record<'affected' | 'nightly' | 'nightly-report' | 'weekly' | 'weekly-report', Job>
  >;
}

const artifacts = ({ steps }: Job, direction: 'upload' | 'download') =>
  steps.flatMap((step) =>
    step.uses?.startsWith(`actions/${direction}-artifact@`) === true ? [step.with] : [],
  );

const commands = ({ steps }: Job) => steps.flatMap(({ run }) => run ?? []);

function usePackageManager(lockFile: string, packageManager?: string): void {
  tree.write(lockFile, '');
  updateJson(tree, 'package.json', (manifest) => ({ ...manifest, packageManager }));
}

describe('the workflow for GitHub', () => {
  it.each([
    ['package-lock.json', undefined],
    ['pnpm-lock.yaml', undefined],
    ['pnpm-lock.yaml', 'pnpm@10.1.0+sha512.abc'],
    ['yarn.lock', undefined],
    ['yarn.lock', 'yarn@4.5.0'],
  ])('is one that GitHub takes, with %s and %s', async (lockFile, packageManager) => {
    usePackageManager(lockFile, packageManager);
    await generate();
    expect(await complaintsOfGithub(tree.read(WORKFLOW, 'utf8') ?? '')).toEqual([]);
  });

  it('would be found wrong if it were', async () => {
    await generate();
    const text = tree.read(WORKFLOW, 'utf8') ?? '';
    expect(await complaintsOfGithub(text.replace('runs-on:', 'runs-at:'))).not.toEqual([]);
    expect(await complaintsOfGithub(text.replace("== 'pull_request'", "=== 'x'"))).not.toEqual([]);
  });

  it('checks and simulates what a pull request affects', async () => {
    updateJson(tree, 'nx.json', (nxJson) => ({ ...nxJson, defaultBase: 'origin/trunk' }));
    const { affected } = await githubJobs();
    expect(affected.if).toBe("github.event_name == 'pull_request'");
    expect(affected.steps[0]).toMatchObject({ with: { 'fetch-depth': 0 } });
    expect(commands(affected).at(-1)).toBe(
      'npx nx affected --outputStyle=static --targets=sim-check,sim-run --base=origin/trunk',
    );
    expect(affected.steps.at(-1)).toMatchObject({ if: 'failure()' });
  });

  it('explores what a pull request affects, where that is asked for', async () => {
    const { affected } = await githubJobs({ explore: true });
    expect(commands(affected).at(-1)).toContain(' --targets=sim-check,sim-run,sim-explore ');
    await generate({ ci: 'gitlab', explore: true });
    const jobs = parse(tree.read(GITLAB, 'utf8') ?? '');
    expect(jobs['simulation:affected'].script[0]).toContain('sim-check,sim-run,sim-explore ');
  });

  it('tries mutants of what a pull request affects, where that is asked for', async () => {
    const { affected } = await githubJobs({ mutate: true });
    expect(commands(affected).at(-1)).toContain(' --targets=sim-check,sim-run,sim-mutate ');
    await generate({ ci: 'gitlab', explore: true, mutate: true });
    const jobs = parse(tree.read(GITLAB, 'utf8') ?? '');
    expect(jobs['simulation:affected'].script[0]).toContain(
      'sim-check,sim-run,sim-explore,sim-mutate ',
    );
  });

  it('audits what a pull request affects, where that is asked for', async () => {
    const { affected } = await githubJobs({ audit: true });
    expect(commands(affected).at(-1)).toContain(' --targets=sim-check,sim-run,sim-audit ');
    expect(affected.steps.at(-1)).toMatchObject({ if: 'always()' });
  });

  it('sweeps by night and by week, each in shards of one range', async () => {
    const sizes = { shards: 3, nightlySeeds: 60, weeklySeeds: 600 };
    const { nightly, weekly } = await githubJobs(sizes);
    expect(nightly.strategy?.matrix.shard).toEqual([1, 2, 3]);
    expect(nightly.env).toEqual({ SEEDS: 60 });
    expect(commands(nightly).at(-1)).toBe(
      'npx nx run-many --outputStyle=static --targets=sim-run --configuration=stormy --seeds=$SEEDS --firstSeed=$(( GITHUB_RUN_NUMBER * SEEDS % 4294967296 )) --shard=${{ matrix.shard }}/3 --merge=3',
    );
    expect(weekly.env).toEqual({ SEEDS: 600 });
    expect(commands(weekly).at(-1)).toContain('--configuration=radioactive');
  });

  it('makes one report of all shards, failed or not', async () => {
    const { nightly, 'nightly-report': report } = await githubJobs({ shards: 3, nightlySeeds: 60 });
    expect(report.needs).toBe('nightly');
    expect(report.if).toBe("${{ !cancelled() && needs.nightly.result != 'skipped' }}");
    expect(report.env).toEqual(nightly.env);
    const whole = commands(nightly).at(-1)?.replace('--shard=${{ matrix.shard }}/3 ', '');
    expect(commands(report).at(-1)).toBe(whole);
    const [kept] = artifacts(nightly, 'upload');
    const [brought] = artifacts(report, 'download');
    expect(kept).toMatchObject({ name: 'stormy-shard-${{ matrix.shard }}', overwrite: true });
    expect(brought).toEqual({ pattern: 'stormy-shard-*', 'merge-multiple': true });
    expect(artifacts(report, 'upload')).toMatchObject([{ path: '**/sim-output/merged/stormy/**' }]);
  });

  it('runs each sweep at a time that the workflow is started at', async () => {
    const { nightly, weekly } = await githubJobs();
    const { on } = parse(tree.read(WORKFLOW, 'utf8') ?? '');
    const crons = on.schedule.map(({ cron }: { cron: string }) => cron);
    expect(crons).toHaveLength(2);
    expect(nightly.if).toContain(`== '${crons[0]}'`);
    expect(weekly.if).toContain(`== '${crons[1]}'`);
  });

  it('speaks of targets by the names they have in the workspace', async () => {
    const options = { checkTargetName: 'check', runTargetName: 'simulate' };
    const plugins = [{ plugin: '@gossip/sim-plugin/plugin', options }];
    updateJson(tree, 'nx.json', (nxJson) => ({ ...nxJson, plugins }));
    const { affected, nightly } = await githubJobs();
    expect(commands(affected).at(-1)).toContain('--targets=check,simulate ');
    expect(commands(nightly).at(-1)).toContain('--targets=simulate ');
  });

  it.each([
    ['package-lock.json', undefined, 'npm ci', 'npx nx'],
    ['pnpm-lock.yaml', undefined, 'pnpm install --frozen-lockfile', 'pnpm exec nx'],
    ['yarn.lock', undefined, 'yarn install --frozen-lockfile', 'yarn nx'],
    ['yarn.lock', 'yarn@4.5.0', 'yarn install --immutable', 'yarn nx'],
  ])('installs with %s and %s by %j', async (lockFile, packageManager, install, nx) => {
    usePackageManager(lockFile, packageManager);
    const { affected } = await githubJobs();
    expect(commands(affected)).toContain(install);
    expect(commands(affected).at(-1)).toMatch(new RegExp(`^${nx} affected`));
  });

  it.each([
    ['.nvmrc', { 'node-version-file': '.nvmrc' }],
    ['README.md', { 'node-version': 'lts/*' }],
  ])('uses the Node.js that the workspace names: %s', async (file, expected) => {
    tree.write(file, '20');
    const { affected } = await githubJobs();
    const setup = affected.steps.find(({ uses }) => uses?.startsWith('actions/setup-node'));
    expect(setup?.with).toEqual({ ...expected, cache: 'npm' });
  });
});

describe('the jobs for GitLab', () => {
  const jobs = async (options: Partial<CiOptions> = {}) => {
    await generate({ ci: 'gitlab', ...options });
    return parse(tree.read(GITLAB, 'utf8') ?? '');
  };

  it('check and simulate what a merge request affects', async () => {
    const { 'simulation:affected': affected } = await jobs();
    expect(affected.rules).toEqual([{ if: '$CI_PIPELINE_SOURCE == "merge_request_event"' }]);
    expect(affected.script).toEqual([
      'npx nx affected --outputStyle=static --targets=sim-check,sim-run --base=$CI_MERGE_REQUEST_DIFF_BASE_SHA',
    ]);
  });

  it('sweep by night and by week, each in shards of one range', async () => {
    const all = await jobs({ shards: 4, nightlySeeds: 60, weeklySeeds: 600 });
    expect(all['simulation:nightly']).toMatchObject({ parallel: 4, variables: { SEEDS: 60 } });
    expect(all['simulation:nightly'].script).toEqual([
      'npx nx run-many --outputStyle=static --targets=sim-run --configuration=stormy --seeds=$SEEDS --firstSeed=$(( CI_PIPELINE_IID * SEEDS % 4294967296 )) --shard=$CI_NODE_INDEX/4 --merge=4',
    ]);
    expect(all['simulation:weekly'].rules[0].if).toContain('$SIMULATION == "weekly"');
    expect(all['simulation:weekly'].script[0]).toContain('--configuration=radioactive');
  });

  it('make one report of all shards, failed or not', async () => {
    const all = await jobs({ shards: 4, nightlySeeds: 60 });
    const { 'simulation:nightly': shards, 'simulation:nightly:report': report } = all;
    expect(shards.artifacts).toEqual({ paths: ['**/sim-output/shards/**'] });
    expect(report.needs).toEqual(['simulation:nightly']);
    expect(report.rules).toEqual([{ ...shards.rules[0], when: 'always' }]);
    expect(report.variables).toEqual({ SEEDS: 60 });
    expect(report.script).toEqual([
      shards.script[0].replace('--shard=$CI_NODE_INDEX/4 --merge=4', '--merge=4'),
    ]);
    expect(report.artifacts.reports).toEqual({ junit: '**/sim-output/merged/stormy/**/junit.xml' });
  });

  it('are included by the pipeline, which is left alone where there is one', async () => {
    await jobs();
    expect(parse(tree.read('.gitlab-ci.yml', 'utf8') ?? '')).toEqual({
      include: [{ local: GITLAB }],
    });
    tree.delete(GITLAB);
    tree.write('.gitlab-ci.yml', 'build: {}\n');
    await jobs();
    expect(tree.read('.gitlab-ci.yml', 'utf8')).toBe('build: {}\n');
  });

  it('get at the package manager that package.json pins', async () => {
    usePackageManager('pnpm-lock.yaml', 'pnpm@10.1.0');
    const { '.simulation': common } = await jobs();
    expect(common.before_script).toEqual(['corepack enable', 'pnpm install --frozen-lockfile']);
  });
});

describe('nothing is written', () => {
  it.each<[Partial<CiOptions>, (to: Tree) => void, string]>([
    [{}, (to) => to.write(WORKFLOW, 'mine'), `${WORKFLOW} already exists and is not overwritten`],
    [{ ci: 'gitlab' }, (to) => to.write(GITLAB, 'mine'), `${GITLAB} already exists`],
    [
      { ci: 'jenkins' },
      () => undefined,
      "'jenkins' is no value of --ci: use one of github, gitlab",
    ],
    [{}, (to) => to.write('bun.lock', ''), "no jobs for the package manager 'bun'"],
  ])('with %j where that cannot be done', async (options, prepare, sentence) => {
    prepare(tree);
    const before = tree.listChanges().map(({ path, content }) => [path, String(content)]);
    const error: unknown = await generate(options).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SimPluginError);
    expect((error as Error).message).toContain(sentence);
    expect(tree.listChanges().map(({ path, content }) => [path, String(content)])).toEqual(before);
  });
});
