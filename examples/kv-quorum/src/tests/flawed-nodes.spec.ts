import { type LogicalTime, type NodeId } from '@gossip/sim-runtime';
import { keepGuards, planOf, type Simulation } from '@gossip/sim-runtime/sim';
import { describe, expect, it } from 'vitest';
import { type Message, NEVER_WRITTEN } from '../messages.js';
import { KvQuorum, type Start } from '../protocol.js';
import { simulationOf } from '../sim.js';
import { MISTAKES } from './mistakes.js';

const MOST_SEEDS = 300;

/** The first invariant that any of some stormy universes violates, of all or of one alone. */
function firstViolation(simulation: Simulation, only?: string): string | undefined {
  const options = only === undefined ? {} : { only };
  return keepGuards(() => {
    for (let seed = 0; seed < MOST_SEEDS; seed++) {
      const { violation } = simulation.run(planOf(simulation, 'stormy', seed), options);
      if (violation !== undefined) return violation.oracle;
    }
    return undefined;
  });
}

/** Says that it stores, and does not. */
class Forgetful extends KvQuorum {
  override handleInput(message: Message, now: LogicalTime, from: NodeId): void {
    const { kind } = message;
    const heard = kind === 'store' ? { ...message, versioned: NEVER_WRITTEN } : message;
    super.handleInput(heard, now, from);
  }
}

/** Asks once, and never again. */
class Patient extends KvQuorum {
  override pollTimeout(): LogicalTime | undefined {
    return undefined;
  }
}

/** Counts its questions from 1 in every life. */
function recounting(start: Start): KvQuorum {
  const { durable } = start;
  return new KvQuorum({ ...start, durable: durable && { ...durable, lastRequest: 0 } });
}

/** Each has one flaw, and the invariant that must find it. */
const FLAWS: Readonly<Record<string, (start: Start) => KvQuorum>> = {
  'linearizable as a register per key': MISTAKES['versions from clocks'],
  'a quorum keeps what a call returned': (start) => new Forgetful(start),
  'a replica answers what it is asked': (start) => new Forgetful(start),
  'a call goes on with what a quorum answers, and is not given up before its time':
    MISTAKES['one answer is enough'],
  'no number of a request and no version is given twice': recounting,
  'every call ends': (start) => new Patient(start),
};

describe('the invariants of kv-quorum', () => {
  it.each(Object.entries(FLAWS))('find the flaw against "%s"', (invariant, make) => {
    expect(firstViolation(simulationOf(make), invariant)).toBe(invariant);
  });

  it('find none in the node as it is', () => {
    expect(firstViolation(simulationOf((start) => new KvQuorum(start)))).toBeUndefined();
  });
});
