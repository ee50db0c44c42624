import { appendFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkPlan, keepGuards, planOfRecording, RandomStream } from '@gossip/sim-runtime/sim';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scannerFor } from '../logic.js';
import { simulationOf } from '../sim.js';
import { CheckpointFile } from './checkpoint-file.js';
import { FindingsLog } from './findings-log.js';
import { killAgainAndAgain } from './kill/kill-again-and-again.js';
import { PATTERNS } from './kill/random-folder.js';
import { FINDINGS, scanFolder } from './scan-folder.js';

/** How many scanners are killed here; more by hand: `KILLS=1000 npx vitest run src/driver`. */
const KILLS = Number(process.env['KILLS'] ?? 20);

let scratch = '';
beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'file-scanner-'));
});
afterEach(() => rm(scratch, { recursive: true }));

describe('a scan of real files', () => {
  const scan = async (chunkSize: number) => {
    const folder = join(scratch, 'folder');
    const work = join(scratch, 'work');
    await scanFolder({ folder, work, patterns: ['needle', 'é'], chunkSize });
    const lines = (await readFile(join(work, FINDINGS), 'utf8')).split('\n').filter(Boolean);
    return lines.map((line) => JSON.parse(line) as unknown);
  };

  beforeEach(async () => {
    await mkdir(join(scratch, 'folder/inner'), { recursive: true });
    await writeFile(join(scratch, 'folder/one.txt'), 'needle é needleneedle');
    await writeFile(join(scratch, 'folder/inner/two.txt'), 'nee');
    await writeFile(join(scratch, 'folder/inner/empty.txt'), '');
  });

  it.each([1, 3, 65_536])(
    'finds every pattern where it is, in chunks of %i bytes',
    async (size) => {
      const expected = [0, 10, 16].map(
        (position) =>
          expect.objectContaining({ path: 'one.txt', position, pattern: 'needle' }) as unknown,
      );
      const found = await scan(size);
      expect(found).toHaveLength(4);
      expect(found).toEqual(
        expect.arrayContaining([
          ...expected,
          expect.objectContaining({ position: 7, pattern: 'é' }) as unknown,
        ]),
      );
    },
  );

  it('reports nothing again when it is done, and nothing that was appended since', async () => {
    const before = await scan(4);
    await appendFile(join(scratch, 'folder/one.txt'), 'needle');
    expect(await scan(4)).toEqual(before);
  });

  it('refuses a pattern without a character', async () => {
    const options = { folder: scratch, work: join(scratch, 'work'), patterns: [''] };
    await expect(scanFolder(options)).rejects.toThrow('at least one character');
  });
});

describe('what a crash leaves', () => {
  const finding = { path: 'x', position: 1, pattern: 'a' };

  it('of a checkpoint is the old one or the new one; anything else is told apart', async () => {
    const path = join(scratch, 'checkpoint.json');
    const store = new CheckpointFile(path);
    expect(await store.load()).toEqual({ status: 'none' });
    const checkpoint = { nextOffset: 3, tail: { path: 'x', text: 'y' }, isDone: false };
    await store.save(checkpoint);
    await writeFile(`${path}.new`, '{"nextOff');
    expect(await store.load()).toEqual({ status: 'loaded', checkpoint });
    await writeFile(path, '{"nextOff');
    expect(await store.load()).toEqual({ status: 'corrupt' });
  });

  it('of a line of findings is cut off, and what is whole is known again', async () => {
    const path = join(scratch, FINDINGS);
    const log = await FindingsLog.open(path);
    await log.emit('one', finding);
    await log.close();
    const whole = await readFile(path, 'utf8');
    await appendFile(path, '{"id":"tw');
    const again = await FindingsLog.open(path);
    await again.emit('one', finding);
    expect(await readFile(path, 'utf8')).toBe(whole);
    await again.emit('two', finding);
    await again.close();
    expect((await readFile(path, 'utf8')).split('\n')).toHaveLength(3);
  });

  const replayed = { recordings: 0, inputs: 0 };

  /** Gives the scanner again what it was given in all its lives: every state and effect must be as it was. */
  function replay(recording: string, recordedHash: number): void {
    const patterns = PATTERNS.map((pattern) => Buffer.from(pattern).toString('latin1'));
    const simulation = simulationOf(scannerFor(patterns));
    const plan = checkPlan(planOfRecording(recording), simulation, 'The recording');
    const { violation, events, traceHash } = keepGuards(() => simulation.run(plan));
    expect(violation).toBeUndefined();
    expect(events).toBe(plan.recording?.length);
    expect(traceHash).toBe(recordedHash);
    replayed.recordings++;
    replayed.inputs += events;
  }

  it(
    `loses nothing and reports nothing twice, over ${KILLS} kills`,
    async () => {
      const program = fileURLToPath(new URL('../../dist/driver/main.js', import.meta.url));
      const report = await killAgainAndAgain(KILLS, program, scratch, new RandomStream(1), replay);
      expect(report).toMatchObject({ kills: KILLS, lost: [], wrong: [] });
      expect(report.findings).toBeGreaterThan(0);
      expect(replayed.recordings).toBe(report.scans);
      console.log(
        `replayed ${replayed.inputs} inputs of ${replayed.recordings} recordings, all hashes equal`,
      );
    },
    60_000 + KILLS * 1_000,
  );
});
