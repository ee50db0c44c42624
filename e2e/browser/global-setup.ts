import { join } from 'node:path';
import { type TestProject } from 'vitest/node';
import { provideChromium } from '../src/browser/chromium.js';
import {
  CALLS_RUN,
  LONG_RUN,
  NODE_RUN,
  PASSING_RUN,
  PICTURES,
  UNSHRUNK_RUN,
} from '../src/browser/pictures.js';
import { ReportWorkspace } from '../src/browser/report-workspace.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The browser's executable. */
    readonly chromium: string;
    /** The paths of reports, by name. */
    readonly reports: Readonly<Record<string, string>>;
  }
}

/** Seeds that find each of the bugs. */
const SWEEP = { level: 'stormy', firstSeed: 0, seeds: 60, workers: 1 };
/** Among these is one of the pipeline's bug whose story is so short that it opens at the violation. */
const MORE_SEEDS = { ...SWEEP, seeds: 300 };

/** An exploration that finds a violation, the audit of that module, and the audit of a module that is right. */
async function evidence(workspace: ReportWorkspace): Promise<Readonly<Record<string, string>>> {
  const wrong = 'unfenced-lease';
  const explored = await workspace.run(wrong, 'sim-explore', {});
  const refuted = await workspace.run(wrong, 'sim-audit', { level: 'stormy' });
  const right = 'audited';
  await workspace.report(right, PASSING_RUN, { level: 'stormy', seeds: 20 });
  const tries = { level: 'stormy', seeds: 3, exploreStates: 0 };
  await workspace.run(right, 'sim-mutate', tries);
  const audited = await workspace.run(right, 'sim-audit', { level: 'stormy' });
  return {
    exploration: join(explored, 'explore/report.html'),
    refuted: join(refuted, 'audit/stormy/report.html'),
    audit: join(audited, 'audit/stormy/report.html'),
  };
}

/** Provides a browser, and simulates what the tests look at, once for all of them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  project.provide(
    'chromium',
    provideChromium((sentence) => console.log(sentence)),
  );
  const workspace = await ReportWorkspace.create();
  const reports: Record<string, string> = {};
  for (const picture of PICTURES) {
    reports[picture.name] = await workspace.report(
      picture.name,
      picture,
      picture.type === 'pipeline' ? MORE_SEEDS : SWEEP,
    );
  }
  reports['long'] = await workspace.report('long', LONG_RUN, { level: 'stormy', seed: 1 });
  reports['unshrunk'] = await workspace.report('unshrunk', UNSHRUNK_RUN, {
    level: 'stormy',
    seed: 17,
    shrink: false,
  });
  reports['passing'] = await workspace.report('passing', PASSING_RUN, { level: 'sunny', seeds: 5 });
  reports['calls'] = await workspace.report('calls', CALLS_RUN, SWEEP);
  reports['node'] = await workspace.report('node', NODE_RUN, { level: 'stormy', seed: 7 });
  Object.assign(reports, await evidence(workspace));
  project.provide('reports', reports);
  return () => workspace.dispose();
}
