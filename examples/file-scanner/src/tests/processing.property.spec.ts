import { LogicalTime } from '@gossip/sim-runtime';
import { fc, simulationTest } from '@gossip/sim-runtime/vitest';
import { describe, expect, it } from 'vitest';
import { BATCH, findings, step } from '../logic.js';
import { simulation } from '../sim.js';
import { checksum, type Effect, initialState, type LogRecord, type State } from '../state.js';

const record: fc.Arbitrary<LogRecord> = fc
  .constantFrom('ERROR disk', 'INFO started', 'ERROR again')
  .map((text) => ({ text, checksum: checksum(text) }));
const batch = fc.array(record, { minLength: 1, maxLength: BATCH });

describe('file-scanner', () => {
  simulationTest(simulation, { levels: ['sunny', 'stormy'], seeds: 50 });

  it('emits every finding of a batch before it moves the checkpoint', () => {
    fc.assert(
      fc.property(batch, (records) => {
        const [state, effects] = scan(records);
        const expected = findings(records, 0).map((): string => 'emit');
        expect(acknowledgeAll(state, effects)).toEqual([...expected, 'checkpoint']);
      }),
    );
  });

  it('takes records up to the first that is damaged, and reads on from there', () => {
    const good: LogRecord = { text: 'INFO', checksum: checksum('INFO') };
    const [state] = scan([good, good, { ...good, checksum: 0 }, good]);
    expect(state).toEqual({ phase: 'checkpointing', nextOffset: 2 });
  });

  it('starts from the beginning when its checkpoint cannot be read', () => {
    const started = { kind: 'started', loaded: { status: 'corrupt' } } as const;
    expect(step(initialState, started, LogicalTime.ZERO)[1]).toEqual([
      { kind: 'read', offset: 0, limit: BATCH },
    ]);
  });
});

function scan(records: readonly LogRecord[]) {
  return step(initialState, { kind: 'records', offset: 0, records }, LogicalTime.ZERO);
}

/** Lets the sink take what is emitted; gives the kinds of all effects on the way. */
function acknowledgeAll(state: State, effects: readonly Effect[]): readonly string[] {
  const [first] = effects;
  if (first?.kind !== 'emit') return effects.map(({ kind }) => kind);
  const [next, more] = step(state, { kind: 'emitted', id: first.id }, LogicalTime.ZERO);
  return [...effects.map(({ kind }) => kind), ...acknowledgeAll(next, more)];
}
