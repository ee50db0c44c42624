import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Random } from '@gossip/sim-runtime';
import { FINDINGS } from '../scan-folder.js';
import { fillFolder, PATTERNS, searchFiles } from './random-folder.js';

/** The file in the work folder that holds what has reached the scanner. */
const RECORDING = 'recording.ndjson';
/** Short, so that patterns often span two chunks. */
const CHUNK_SIZE = 64;
/** The longest that a scanner lives before it is killed, once it has started. */
const LONGEST_LIFE_MS = 60;

export interface KillReport {
  /** How many scanners were killed with SIGKILL. */
  readonly kills: number;
  /** The number of scans that ended in spite of that. */
  readonly scans: number;
  readonly findings: number;
  /** What is in the files but was not reported in the end. */
  readonly lost: readonly string[];
  /** What was reported more than once, or is not in the files. */
  readonly wrong: readonly string[];
}

/**
 * Scans random folders with a scanner that is killed again and again, and holds what each scan reports
 * in the end to what is in the files.
 *
 * @param program - the compiled scanner
 * @param scratch - an empty folder to work in
 * @param inspect - looks at what a scan has recorded of all its lives, and at the hash that the last of
 *   them gave for it
 */
export async function killAgainAndAgain(
  kills: number,
  program: string,
  scratch: string,
  random: Random,
  inspect: (recording: string, traceHash: number) => void = () => undefined,
): Promise<KillReport> {
  const report = { kills: 0, scans: 0, findings: 0, lost: [] as string[], wrong: [] as string[] };
  while (report.kills < kills) {
    const folder = join(scratch, `folder-${report.scans}`);
    const work = join(scratch, `work-${report.scans}`);
    const paths = await fillFolder(folder, random);
    // The last scan is not interrupted any more, once enough have been killed.
    const live = () => liveOnce(program, folder, work, report.kills < kills ? random : undefined);
    let end = await live();
    for (; end.kind === 'killed'; end = await live()) report.kills++;
    report.scans++;
    const expected = await searchFiles(folder, paths);
    const reported = await readFindings(join(work, FINDINGS));
    report.findings += reported.length;
    report.lost.push(...expected.filter((finding) => !reported.includes(finding)));
    report.wrong.push(
      ...reported.filter((finding, index) => reported.indexOf(finding) !== index),
      ...reported.filter((finding) => !expected.includes(finding)),
    );
    inspect(await readFile(join(work, RECORDING), 'utf8'), end.traceHash);
    await rm(folder, { recursive: true });
    await rm(work, { recursive: true });
  }
  return report;
}

/** How a scanner ended: with the hash of what was recorded, if it was not killed. */
type End = { readonly kind: 'killed' } | { readonly kind: 'done'; readonly traceHash: number };

/** Runs a scanner, and kills it after a while of chance if there is `random`. */
async function liveOnce(
  program: string,
  folder: string,
  work: string,
  random: Random | undefined,
): Promise<End> {
  await mkdir(work, { recursive: true });
  const scanner = fork(program, [folder, work, ...PATTERNS], {
    // Not those of a test runner, which may resolve packages to their sources.
    execArgv: [],
    env: { ...process.env, CHUNK_SIZE: String(CHUNK_SIZE), RECORDING: join(work, RECORDING) },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  let traceHash: number | undefined;
  scanner.on('message', (report: 'starting' | { readonly traceHash: number }) => {
    if (report !== 'starting') ({ traceHash } = report);
  });
  // Not `exit`, which may come before the last message does.
  const ended = once(scanner, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  if (random !== undefined) {
    await Promise.race([once(scanner, 'message'), ended]);
    const timer = setTimeout(() => scanner.kill('SIGKILL'), random.below(LONGEST_LIFE_MS));
    void ended.then(() => clearTimeout(timer));
  }
  const [code, signal] = await ended;
  if (signal === 'SIGKILL') return { kind: 'killed' };
  if (code !== 0) throw new Error(`The scanner ended with exit code ${code}.`);
  if (traceHash === undefined) throw new Error('The scanner has not said what it recorded.');
  return { kind: 'done', traceHash };
}

async function readFindings(path: string): Promise<readonly string[]> {
  const lines = (await readFile(path, 'utf8')).split('\n').filter(Boolean);
  return lines.map((line) => {
    const { path: file, position, pattern } = JSON.parse(line) as Record<string, unknown>;
    return `${String(file)}:${String(position)}:${String(pattern)}`;
  });
}
