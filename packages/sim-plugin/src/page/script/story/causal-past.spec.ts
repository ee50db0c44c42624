import { describe, expect, it } from 'vitest';
import { causalPast } from './causal-past.js';
import { diagramOf } from './diagram.fixture.js';

describe('the causal past of a violation', () => {
  const steps = [
    { lane: 0, kind: 'operation' },
    { lane: 2, kind: 'operation' },
    { lane: 0, kind: 'timeout' },
    { lane: 1, arrival: 0, at: 4 },
    { lane: 1, kind: 'violation', at: 4 },
  ] as const;

  it('has its own place, and the senders of what arrived there until they sent it', () => {
    const past = causalPast(diagramOf(steps, [{ sent: 0, arrived: 3 }]));
    expect(past).toEqual([true, false, false, true, true]);
  });

  it('has the phases and faults of the whole run', () => {
    const [first, ...rest] = steps;
    const past = causalPast(
      diagramOf([{ kind: 'phase' }, first, ...rest], [{ sent: 1, arrived: 4 }]),
    );
    expect(past?.[0]).toBe(true);
  });

  it('at a deadline has every place', () => {
    const late = [...steps.slice(0, -1), { kind: 'violation', at: 90 }] as const;
    expect(causalPast(diagramOf(late, [{ sent: 0, arrived: 3 }]))).toBeUndefined();
  });

  it('is not there without a violation', () => {
    expect(causalPast(diagramOf(steps.slice(0, -1)))).toBeUndefined();
  });
});
