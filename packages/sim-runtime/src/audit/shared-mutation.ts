import { type Plan } from '../plan/plan.js';
import { type RunOptions, type Simulation } from '../run/simulation.js';
import { NO_SHARED_MUTATION, type Violation } from '../run/violation.js';
import { firstDifference } from './first-difference.js';
import { partyName } from './say-divergence.js';
import {
  COORDINATOR,
  type Holder,
  MUTATOR,
  OBSERVER,
  PORT,
  SharedData,
  type SharedKind,
  type SharedMutation,
} from './shared-data.js';

type Names = Pick<Simulation, 'partyName' | 'moduleType'>;

/** How many objects are looked at after everything that happens. */
const MOST_SUSPECTS = 100;

/**
 * Finds out who changed something that others hold: runs the plan once more if anything was changed.
 *
 * @param seen - what was shared in a run of the plan
 */
export function findSharedMutation(
  simulation: Simulation,
  plan: Plan,
  options: RunOptions,
  seen: SharedData,
): Violation | undefined {
  const suspects = [...seen.suspects()].sort((first, second) => first - second);
  if (suspects.length === 0) return undefined;
  const watch = new SharedData(new Set(suspects.slice(0, MOST_SUSPECTS)));
  simulation.run(plan, { ...options, contentHash: true, contentObserver: watch });
  const { mutation } = watch;
  if (mutation === undefined) return undefined;
  return {
    oracle: NO_SHARED_MUTATION,
    kind: 'shared-mutation',
    message: sayMutation(simulation, mutation),
    at: mutation.at,
  };
}

function sayMutation(names: Names, mutation: SharedMutation): string {
  const { object, by, at, before, after } = mutation;
  const difference = firstDifference(before, after);
  const place =
    difference === undefined || difference.path === '' ? '' : `\`${difference.path}\` of `;
  const [one, other] = difference?.versions ?? ['', ''];
  const values = difference === undefined ? '' : ` (${one} before, ${other} now)`;
  const changer = holderName(names, by);
  return `At t=${at}, ${changer} changed ${place}${sayObject(names, mutation)}${values}. ${ADVICE[object.kind]}`;
}

const BY_NETWORK =
  'In the simulation all who send or receive it hold one object, where a network would make a copy for each. Copy what is to be changed.';
const BY_PORT =
  'In the simulation the port holds the same object, where a real one would have made a copy of it. Copy what is to be changed.';

const ADVICE: Readonly<Record<SharedKind, string>> = {
  message: BY_NETWORK,
  input: BY_NETWORK,
  effect: BY_NETWORK,
  record: BY_PORT,
  checkpoint: BY_PORT,
  output: BY_PORT,
};

function sayObject(names: Names, mutation: SharedMutation): string {
  const { object, by, sentAt, underWay, received } = mutation;
  const { kind, sender } = object;
  if (kind === 'record') return `record ${object.order} of the source`;
  const isOwn = by === sender;
  if (kind === 'checkpoint' || kind === 'output') {
    return `${kind === 'output' ? 'an output' : 'a checkpoint'} that it had written at t=${sentAt}`;
  }
  const article = kind === 'message' ? 'a' : 'an';
  const from = isOwn ? 'it' : holderName(names, sender);
  const under = underWay.map((holder) => holderName(names, holder));
  const there = received
    .filter((holder) => holder !== by)
    .map((holder) => holderName(names, holder));
  const others = [
    ...(under.length === 0 ? [] : [`which is still on its way to ${list(under)}`]),
    ...(there.length === 0 ? [] : [`which ${list(there)} had received`]),
  ];
  const tail = others.length === 0 ? '' : `, ${others.join(', and ')}`;
  return `${article} ${kind} that ${from} had sent at t=${sentAt}${tail}`;
}

function list(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

function holderName(names: Names, holder: Holder): string {
  switch (holder) {
    case COORDINATOR:
      return partyName(names, undefined);
    case PORT:
      return 'a port';
    case OBSERVER:
      return 'an oracle';
    case MUTATOR:
      return 'the `mutate` of the simulation';
    default:
      return partyName(names, holder);
  }
}
