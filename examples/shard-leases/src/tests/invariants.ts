import {
  coverage,
  eventually,
  idempotent,
  leaseExclusivity,
  monotonic,
  mutualExclusion,
  progress,
  sometimes,
  terminal,
  zombieRejected,
} from '@gossip/sim-runtime/sim';
import { type Effect, KEY_SPACE, type Shard, type State } from '../state.js';
import { answersAreKept, answersAreRight, type World } from './answers.js';
import { workersLearn } from './knowledge.js';

type EffectOf<Kind extends Effect['kind']> = Extract<Effect, { readonly kind: Kind }>;

function only<Kind extends Effect['kind']>({ effects }: World, kind: Kind): EffectOf<Kind>[] {
  return effects.filter((effect): effect is EffectOf<Kind> => effect.kind === kind);
}

/** Whether the event answered a request for the first time. */
function isNew({ state, previous }: World): boolean {
  return state.sessions !== previous.sessions;
}

/** The leases that the event gave out, as opposed to told of again. */
function grants(world: World): EffectOf<'granted'>[] {
  return isNew(world) ? only(world, 'granted') : [];
}

/** The shard that the event was about. */
function touched({ effects }: World): number | undefined {
  const [effect] = effects;
  return effect !== undefined && 'shard' in effect ? effect.shard : undefined;
}

function keysDone({ shards }: State): number {
  return shards.reduce((sum, { from, cursor }) => sum + cursor - from, 0);
}

function isAllDone({ state }: World): boolean {
  return state.shards.every(({ status }) => status.kind === 'done');
}

function regressed(now: readonly Shard[], before: readonly Shard[]): boolean {
  return before.some(({ id, epoch, cursor }) => {
    const shard = now[id];
    return shard === undefined || shard.epoch < epoch || shard.cursor < cursor;
  });
}

export const invariants = [
  answersAreRight,
  answersAreKept,
  workersLearn,
  mutualExclusion('S1 an epoch of a shard has one holder', {
    acquired: (world: World) =>
      only(world, 'granted').map(({ shard, epoch, worker }) => ({
        resource: `${shard}/${epoch}`,
        holder: worker,
      })),
  }),
  monotonic('S2 no epoch and no cursor goes back', {
    value: ({ state }: World) => state.shards,
    compare: (now, before) => (regressed(now, before) ? -1 : 1),
  }),
  terminal('S3 a completed shard stays so', {
    value: (world: World) => world.state.shards[touched(world) ?? -1],
    isTerminal: ({ status }) => status.kind === 'done',
    of: (world) => touched(world) ?? 'none',
  }),
  coverage('S4 shards cover the key space', {
    whole: () => KEY_SPACE,
    parts: ({ state }: World) => state.shards,
  }),
  idempotent('S5 a request is answered once, and then always alike', {
    request: ({ input, effects }: World) =>
      input === undefined || effects.some(({ kind }) => kind === 'late')
        ? undefined
        : `${input.worker}/${input.sequence}`,
    outcome: ({ effects }) => effects,
  }),
  leaseExclusivity('L1 a shard is leased to one worker at a time', {
    granted: (world: World) => [
      ...grants(world).map(({ shard, worker, expiresAt }) => ({
        resource: shard,
        holder: worker,
        expiresAt,
      })),
      ...(isNew(world) ? only(world, 'renewed') : []).map(({ shard, worker, expiresAt }) => ({
        resource: shard,
        holder: worker,
        expiresAt,
      })),
    ],
    released: (world) =>
      [...only(world, 'parked'), ...only(world, 'completed')]
        .filter(() => isNew(world))
        .map(({ shard, worker }) => ({ resource: shard, holder: worker })),
  }),
  zombieRejected('L2 nothing gets past the fence', {
    granted: (world: World) =>
      grants(world).map(({ shard, epoch }) => ({ resource: shard, epoch })),
    accepted: (world) =>
      !isNew(world)
        ? []
        : [
            ...only(world, 'renewed'),
            ...only(world, 'checkpointed'),
            ...only(world, 'completed'),
            ...only(world, 'parked'),
            ...only(world, 'split'),
          ].map(({ shard, epoch }) => ({ resource: shard, epoch })),
  }),
];

export const liveness = [
  progress(
    'S6 work goes on',
    {
      measure: ({ state }: World) => keysDone(state),
      isDone: ({ state }) => keysDone(state) === KEY_SPACE.to - KEY_SPACE.from,
    },
    { withinTicks: 1_000 },
  ),
  eventually('every shard is completed', isAllDone, { withinTicks: 10_000 }),
  eventually(
    'no worker is left out',
    ({ effects, beliefs }: World, answered) => {
      for (const { kind, worker } of effects) if (kind !== 'late') answered.add(worker);
      return (
        answered.size === beliefs.length ||
        `of ${beliefs.length} workers only ${[...answered].join(', ') || 'none'} got an answer`
      );
    },
    { withinTicks: 1_000, history: () => new Set<number>() },
  ),
];

export const coverageGoals = [
  sometimes('a claim finds nothing free', (world: World) => only(world, 'denied').length > 0),
  sometimes('a worker claims again what it holds', (world: World) =>
    grants(world).some(({ shard, worker }) => {
      const before = world.previous.shards[shard]?.status;
      return before?.kind === 'leased' && before.worker === worker && world.now < before.expiresAt;
    }),
  ),
  sometimes('a lease that ran out is taken by another worker', (world: World) =>
    grants(world).some(({ shard, worker }) => {
      const before = world.previous.shards[shard]?.status;
      return before?.kind === 'leased' && before.worker !== worker;
    }),
  ),
  sometimes('a worker without a lease is fenced off', (world: World) =>
    only(world, 'rejected').some(({ reason }) => reason === 'fenced'),
  ),
  sometimes(
    'a repeated request gets its answer again',
    (world: World) => !isNew(world) && world.effects.some(({ kind }) => kind !== 'late'),
  ),
  sometimes(
    'a late copy of a request changes nothing',
    (world: World) => only(world, 'late').length > 0,
  ),
  sometimes('a shard is split', (world: World) => only(world, 'split').length > 0),
  sometimes('a shard is parked', (world: World) => only(world, 'parked').length > 0),
  sometimes('a shard is unparked', (world: World) => only(world, 'unparked').length > 0),
  sometimes('a shard is completed', (world: World) => only(world, 'completed').length > 0),
];
