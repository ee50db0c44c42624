import { type FaultKind } from '../faults/fault-kind.js';
import { type NotExplored } from './asked-oracles.js';
import { type UniverseBounds } from './universe-bounds.js';

/** The bound that a fault is a part of, and from which value on; `free`: part of every search; or why it is never. */
type Part =
  | { readonly bound: keyof UniverseBounds; readonly least: number }
  | { readonly why: string }
  | 'free';

const part = (bound: keyof UniverseBounds, least = 1): Part => ({ bound, least });
const never = (why: string): Part => ({ why });

/** A pause or a delay is one of the orders in which things can happen. */
const COMMON: Partial<Record<FaultKind, Part>> = {
  delay: 'free',
  pause: 'free',
  'slow-port': 'free',
  crash: part('crashes'),
  cascade: part('crashes', 2),
  'mass-restart': part('crashes', 2),
  'repeated-crash': part('crashes', 2),
  amnesia: never('a crash keeps what `persist` gives'),
  'clock-backward': never('clocks move forward alone'),
};

const OF_MESSAGES: Partial<Record<FaultKind, Part>> = {
  ...COMMON,
  loss: part('losses'),
  // A cut that loses one message alone is a loss.
  partition: part('losses', 2),
  'split-brain': part('losses', 2),
  duplication: part('duplications'),
  byzantine: never('messages are not falsified'),
  equivocation: never('messages are not falsified'),
};

const PARTS: Readonly<
  Record<'coordination' | 'gossip' | 'pipeline', Partial<Record<FaultKind, Part>>>
> = {
  coordination: {
    ...OF_MESSAGES,
    'lease-expiry': part('clockSteps'),
    'clock-jump': part('clockSteps'),
    'clock-skew': never('all parties have one clock'),
  },
  gossip: {
    ...OF_MESSAGES,
    'clock-jump': never('the time of a node is that of its last timeout'),
    'clock-skew': never('the time of a node is that of its last timeout'),
  },
  pipeline: {
    ...COMMON,
    'read-failure': part('losses'),
    'short-read': part('losses'),
    'write-failure': part('losses'),
    'corrupt-read': part('losses'),
    'disk-full': part('losses'),
    'torn-write': part('crashes'),
    'lost-write': never('a write that has succeeded is kept'),
    'clock-jump': never('the clock moves by waits alone'),
  },
};

/**
 * The claimed faults that an exploration does not inject, each with the reason.
 *
 * @param claims - the faults that the module claims to survive
 */
export function unexploredFaults(
  type: keyof typeof PARTS,
  claims: readonly FaultKind[],
  bounds: UniverseBounds,
): readonly NotExplored[] {
  return claims.flatMap((name) => {
    const reason = whyNot(PARTS[type][name], bounds);
    return reason === undefined ? [] : [{ name, reason }];
  });
}

function whyNot(how: Part | undefined, bounds: UniverseBounds): string | undefined {
  if (how === 'free') return undefined;
  if (how === undefined) return 'an exploration does not inject it';
  if ('why' in how) return how.why;
  const { bound, least } = how;
  if (bounds[bound] >= least) return undefined;
  return bounds[bound] === 0 ? `the bound \`${bound}\` is 0` : `it takes \`${bound}\` of ${least}`;
}
