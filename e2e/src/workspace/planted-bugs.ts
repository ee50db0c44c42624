import { MEMBERSHIP, ORDERS, SCANNER, type StarterModule } from './starter-modules.js';

/** One broken line in a starter domain, and the invariant that it breaks. */
export interface PlantedBug {
  readonly module: StarterModule;
  /** What someone might have been thinking, in a sentence. */
  readonly story: string;
  /** The file, relative to the workspace's root. */
  readonly file: string;
  /** The piece of the file that is right, and what replaces it. */
  readonly piece: string;
  readonly replacement: string;
  /** The name of an invariant that the simulation reports. */
  readonly invariant: string;
}

export const REMOVED_FENCE: PlantedBug = {
  module: ORDERS,
  story: 'Someone removes the fence, because a worker surely knows whether it holds the lease.',
  file: `${ORDERS.root}/src/logic.ts`,
  piece: `  if (epoch < state.epoch)
    return [state, [{ kind: 'rejected', to: worker, epoch }]];
`,
  replacement: '',
  invariant: 'no write gets past the fence',
};

export const ACCEPTED_OLDER_VERSION: PlantedBug = {
  module: MEMBERSHIP,
  story: 'Someone lets the entry that arrives last win, whatever its version.',
  file: `${MEMBERSHIP.root}/src/protocol.ts`,
  piece: 'if (isNewer(entry, this.#entries.get(key))) this.#entries.set(key, entry);',
  replacement: 'this.#entries.set(key, entry);',
  invariant: 'a version never regresses',
};

export const CHECKPOINT_BEFORE_EMIT: PlantedBug = {
  module: SCANNER,
  story: 'Someone saves the checkpoint before emitting, so that nothing is ever emitted twice.',
  file: `${SCANNER.root}/src/logic.ts`,
  piece: "return [{ phase: 'emitting', nextOffset, pending }, [effect]];",
  replacement: `return [
    { phase: 'emitting', nextOffset, pending },
    [{ kind: 'checkpoint', checkpoint: { nextOffset } }, effect],
  ];`,
  invariant: 'no finding behind the checkpoint is lost',
};

export const PLANTED_BUGS: readonly PlantedBug[] = [
  REMOVED_FENCE,
  ACCEPTED_OLDER_VERSION,
  CHECKPOINT_BEFORE_EMIT,
];
