import { join } from 'node:path';
import { cleanEnvironment } from '../command/clean-environment.js';
import { mustRun } from '../command/run-command.js';
import {
  cameFromCache,
  contentHash,
  failedInvariants,
  firstSeed,
  replayCommand,
  reportText,
  result,
  traceHash,
} from '../report/printed-report.js';
import { simulationReport } from '../report/simulation-report.js';
import { createWorkspace, installPlugin } from '../workspace/create-workspace.js';
import { packPackages } from '../workspace/packed-packages.js';
import { REMOVED_FENCE, type PlantedBug } from '../workspace/planted-bugs.js';
import { ORDERS, STARTER_MODULES } from '../workspace/starter-modules.js';
import { type Workspace } from '../workspace/workspace.js';
import { demand } from './demand.js';
import { type Narrator } from './narrator.js';

/** The seven steps of the demo. */
export async function tour(repository: string, scratch: string, narrator: Narrator): Promise<void> {
  const workspace = await setUp(repository, scratch, narrator);
  await narrator.step('Generate one module of each type, each with a small working domain', () =>
    generate(workspace, narrator),
  );
  await narrator.step(
    'Check that nothing nondeterministic leaks in: clock, randomness, timers, I/O',
    () => check(workspace, narrator),
  );
  await narrator.step(
    'Simulate 100 seeded universes of each, with loss, partitions, pauses, crashes',
    () => simulate(workspace, narrator),
  );
  await narrator.step('Simulate again: nothing changed, so Nx answers from its cache', () =>
    simulateAgain(workspace, narrator),
  );
  await narrator.step('Plant a bug in the orders, and let the simulation find and replay it', () =>
    findBug(workspace, narrator, REMOVED_FENCE),
  );
}

async function setUp(repository: string, scratch: string, narrator: Narrator): Promise<Workspace> {
  await narrator.step('Build the two packages', async () => {
    const build = ['nx', 'run-many', '--targets=build', '--projects=@gossip/sim-plugin'];
    narrator.command(`npx ${build.join(' ')}`);
    await mustRun('npx', build, { cwd: repository, env: cleanEnvironment(process.env) });
  });
  const made: Workspace[] = [];
  await narrator.step('Create an Nx workspace and install the packages in it', async () => {
    const packed = await packPackages(repository, scratch);
    narrator.say(`A scratch workspace in ${scratch}, as Nx's own preset makes it.`);
    const workspace = await createWorkspace(repository, join(scratch, 'demo'), 'solution');
    narrator.command('nx g @gossip/sim-plugin:init');
    await installPlugin(workspace, packed);
    made.push(workspace);
  });
  const [workspace] = made;
  if (workspace === undefined) throw new Error('No workspace was made.');
  return workspace;
}

async function generate(workspace: Workspace, narrator: Narrator): Promise<void> {
  for (const { type, root } of STARTER_MODULES) {
    const args = ['g', '@gossip/sim-plugin:module', root, `--type=${type}`];
    narrator.command(`nx ${args.join(' ')}`);
    const run = await workspace.nx(args);
    demand(run.status === 0 && (await workspace.has(`${root}/src/sim.ts`)), 'a new module', run);
  }
  await workspace.commit('feat: one module of each type');
}

async function check(workspace: Workspace, narrator: Narrator): Promise<void> {
  const args = ['run-many', '-t', 'sim-check'];
  narrator.command(`nx ${args.join(' ')}`);
  const run = await workspace.nx(args);
  demand(run.status === 0, 'all three modules pass', run);
  narrator.say('All three pass.');
}

async function simulate(workspace: Workspace, narrator: Narrator): Promise<void> {
  for (const { name } of STARTER_MODULES) {
    const args = ['sim-run', name, '-c', 'stormy'];
    narrator.command(`nx ${args.join(' ')}`);
    const run = await workspace.nx(args);
    demand(run.status === 0 && result(run.output) === 'PASS', 'a PASS report', run);
    narrator.quote(reportText(run.output));
  }
}

async function simulateAgain(workspace: Workspace, narrator: Narrator): Promise<void> {
  await workspace.remove(`${ORDERS.root}/sim-output`);
  narrator.say('The output files are deleted first; they come back with the cached result.');
  const args = ['sim-run', ORDERS.name, '-c', 'stormy'];
  narrator.command(`nx ${args.join(' ')}`);
  const run = await workspace.nx(args);
  demand(run.status === 0 && cameFromCache(run.output), 'a result from the cache', run);
  const report = `${ORDERS.root}/sim-output/stormy/report.json`;
  demand(await workspace.has(report), `${report} is back`, run);
  narrator.quote(run.output.split('\n').find(cameFromCache) ?? '');
  narrator.say(`${report} is back. The whole command took ${(run.elapsedMs / 1000).toFixed(1)} s.`);
}

async function findBug(workspace: Workspace, narrator: Narrator, bug: PlantedBug): Promise<void> {
  const args = ['sim-run', bug.module.name, '-c', 'stormy'];
  const before = await workspace.mustNx(args);
  await workspace.replace(bug.file, bug.piece, bug.replacement);
  narrator.say(bug.story);
  narrator.command('git diff --unified=0');
  const diff = await workspace.git('diff', '--unified=0', '--', bug.file);
  narrator.quote(diff.split('\n').slice(4).join('\n'));

  narrator.command(`nx ${args.join(' ')}`);
  const broken = await workspace.nx(args);
  demand(broken.status !== 0 && result(broken.output) === 'FAIL', 'a FAIL report', broken);
  const found = failedInvariants(broken.output);
  demand(found.includes(bug.invariant), `"${bug.invariant}" fails`, broken);
  narrator.quote(reportText(broken.output));
  const seeds = [firstSeed(before.output), firstSeed(broken.output)];
  demand(seeds[0] !== seeds[1], 'changed code explores new seeds', broken);
  narrator.say(
    `The code changed, so the seeds did: the first was ${seeds[0]} and is now ${seeds[1]}.`,
  );

  const { bugs } = await simulationReport(workspace, bug.module.root, 'stormy');
  const recorded = bugs.find(({ oracle }) => oracle === bug.invariant);
  const replay = replayCommand(broken.output);
  narrator.say('The report ends with a command that replays the failure:');
  narrator.command(replay);
  const replayed = await workspace.asPrinted(replay);
  demand(replayed.status !== 0, 'the replay fails like the sweep', replayed);
  const [trace, content] = [traceHash(replayed.output), contentHash(replayed.output)];
  const isSame = trace === recorded?.traceHash && content === recorded.contentHash;
  demand(isSame, 'the replay has the trace hash and the content hash of the report', replayed);
  narrator.quote(reportText(replayed.output));
  narrator.say(
    `Its trace hash is ${trace}, its content hash ${content}, as reported: the same events in the same order, with the same contents.`,
  );
}
