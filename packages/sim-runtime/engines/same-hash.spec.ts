import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleUniverses } from './bundle-universes.js';
import { startChromium, universesInChromium } from './chromium.js';
import { type NodeBinary, nodeBinary } from './node-binary.js';

const run = promisify(execFile);

/** What all others are compared with. */
const REFERENCE = '20.20.2';
const OTHERS = ['22.23.3', '24.21.0'];
const THREADS = { 'the main thread': 'on-main-thread.mjs', 'a worker thread': 'in-worker.mjs' };

const nodes = await Promise.all([REFERENCE, ...OTHERS].map(nodeBinary));
const chromium = await startChromium();

interface Told {
  readonly version: string;
  readonly universes: readonly string[];
}

let folder = '';
let bundle = '';
/** The hashes of the reference, on its main thread; where it cannot be had, the Node that runs this. */
let expected: readonly string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(import.meta.dirname, '../../../node_modules/.engines-'));
  bundle = pathToFileURL(await bundleUniverses(folder)).href;
  const reference = nodes[0] as NodeBinary;
  const path = 'path' in reference ? reference.path : process.execPath;
  expected = (await universesIn(path, THREADS['the main thread'])).universes;
});

afterAll(async () => {
  if (!('missing' in chromium)) await chromium.close();
  await rm(folder, { recursive: true });
});

async function universesIn(node: string, program: string): Promise<Told> {
  const args = [join(import.meta.dirname, program), bundle];
  const { stdout } = await run(node, args, { maxBuffer: 64 * 1024 * 1024, env: {} });
  return JSON.parse(stdout) as Told;
}

describe('one seed is one universe', () => {
  it('of 450 that are told apart', () => {
    expect(expected).toHaveLength(450);
    expect(new Set(expected).size).toBe(450);
    expect(
      expected.filter(
        (line) => !/: hash \d+, \d+ events, \d+ ticks(, content hash \d+)?$/.test(line),
      ),
    ).toEqual([]);
  });

  for (const node of nodes) {
    for (const [thread, program] of Object.entries(THREADS)) {
      if ('missing' in node) {
        it.skip(`on Node ${node.version}, ${thread} (there is none here: ${node.missing})`);
        continue;
      }
      it(`on Node ${node.version}, ${thread}`, async () => {
        const told = await universesIn(node.path, program);
        expect(told.version).toBe(`v${node.version}`);
        expect(told.universes).toEqual(expected);
      });
    }
  }

  for (const thread of ['page', 'worker'] as const) {
    if ('missing' in chromium) {
      it.skip(`in Chromium, on a ${thread} (there is none here: ${chromium.missing})`);
      continue;
    }
    it(`in Chromium ${chromium.version()}, on a ${thread}`, async () => {
      expect(await universesInChromium(chromium, bundle, thread)).toEqual(expected);
    });
  }
});
