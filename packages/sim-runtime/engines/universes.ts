import { audit } from '../src/audit/audit.js';
import { LEVELS, planOf, type Simulation } from '@gossip/sim-runtime/sim';
import { simulation as coordination } from 'starter:coordination';
import { simulation as gossip } from 'starter:gossip';
import { simulation as pipeline } from 'starter:pipeline';

const SEEDS = 50;
/** Every so many seeds, all messages, inputs, effects and states are compared, too. */
const AUDIT_EVERY = 5;

/** The hashes of every universe, a line for each, on whatever engine this is run. */
export function universes(): readonly string[] {
  return [coordination, gossip, pipeline].flatMap((simulation) =>
    LEVELS.flatMap((level) =>
      Array.from({ length: SEEDS }, (_, seed) => universe(simulation, level, seed)),
    ),
  );
}

function universe(simulation: Simulation, level: (typeof LEVELS)[number], seed: number): string {
  const plan = planOf(simulation, level, seed);
  const { traceHash, events, ticks, violation } = simulation.run(plan);
  const line = `${simulation.type} ${level} ${seed}: hash ${traceHash}, ${events} events, ${ticks} ticks`;
  if (violation !== undefined) return `${line}, ${violation.message}`;
  if (seed % AUDIT_EVERY !== 0) return line;
  const audited = audit(simulation, plan);
  return `${line}, content hash ${audited.contentHash}${audited.violation?.message ?? ''}`;
}
