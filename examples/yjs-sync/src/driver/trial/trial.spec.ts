import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeId } from '@gossip/sim-runtime';
import { checkPlan, type GossipWorld, keepGuards, planOfRecording } from '@gossip/sim-runtime/sim';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk } from '../../tests/desk.js';
import { simulation } from '../../tests/star-simulation.js';
import { Account } from './account.js';
import { type Shown } from './deed.js';
import { type Outcome, runTrial, WRITERS } from './trial.js';

/** The built program: processes of its own do not see the test's loader. */
const PARTICIPANT = new URL('../../../dist/driver/trial/participant.js', import.meta.url);

describe('a server and its writers, as processes that are killed and cut off', () => {
  let folder = '';
  let trial: Outcome;

  beforeAll(async () => {
    expect(
      existsSync(PARTICIPANT),
      'the trial runs from dist: run `nx build @gossip/yjs-sync`',
    ).toBe(true);
    folder = await mkdtemp(join(tmpdir(), 'yjs-'));
    trial = await runTrial(PARTICIPANT, folder);
  }, 120_000);
  afterAll(() => rm(folder, { recursive: true }));

  it('agree on one document, in which nothing is lost and nothing is twice', () => {
    expect(trial.cuts).toBeGreaterThan(WRITERS);
    expect(trial.saved).toBeGreaterThan(100);
    expect(trial.documents).toHaveLength(WRITERS + 1);
    for (const document of trial.documents) expect(document).toEqual(trial.documents[0]);
    expect(trial.flaws).toEqual([]);
  });

  it('reach the same documents again in the simulator, with the same hashes', async () => {
    for (const [id, { recording, traceHash }] of trial.flights.entries()) {
      const plan = planOfRecording(await readFile(recording, 'utf8'));
      let last: Desk | undefined;
      const watch = (world: unknown): void => {
        last = (world as GossipWorld<Desk>).node(nodeId(id));
      };
      const checked = checkPlan(plan, simulation, recording);
      const replayed = keepGuards(() => simulation.run(checked, { watch }));
      expect(replayed.violation).toBeUndefined();
      expect(replayed.events).toBe(plan.recording?.length);
      expect(replayed.traceHash).toBe(traceHash);
      const { text, snapshot, title } = trial.documents[id] ?? ({} as Partial<Shown>);
      expect(last?.replica.text).toBe(text);
      expect(last?.replica.fields.get('title')).toBe(title);
      expect(Buffer.from(last?.replica.heldChanges ?? []).toString('hex')).toBe(snapshot);
    }
  });
});

describe('the account of a trial', () => {
  const account = new Account();
  const saved = (deed: Parameters<typeof said>[0], over?: string) => {
    said(deed);
    account.take({ kind: 'saved', deed, over });
  };
  const said = (deed: Extract<Parameters<Account['take']>[0], { kind: 'saved' }>['deed']) =>
    account.take({ kind: 'about-to', deed });
  saved({ kind: 'write', word: 'a' });
  saved({ kind: 'write', word: 'b' });
  saved({ kind: 'write', word: 'c' });
  saved({ kind: 'erase', word: 'b' });
  said({ kind: 'erase', word: 'c' });
  said({ kind: 'write', word: 'd' });
  saved({ kind: 'entitle', value: 'one' });
  saved({ kind: 'entitle', value: 'two' }, 'one');

  it.each([
    ['a c ', 'two', []],
    ['a ', 'two', []],
    ['a d ', 'two', []],
    ['c ', 'two', ['a lost']],
    ['a b ', 'two', ['b back']],
    ['a c a ', 'two', ['a twice']],
    ['a e ', 'two', ['e from nowhere']],
    ['a ', 'one', ['title one back, after two']],
    ['a ', undefined, ['title lost']],
    ['a ', 'three', ['title three from nowhere']],
  ])('of "%s" with the title %s finds %j', (text, title, flaws) => {
    expect(account.flawsOf({ text, title, snapshot: '' })).toEqual(flaws);
  });
});
