import { CHECKPOINT_BEFORE_EMIT, type PlantedBug } from '../workspace/planted-bugs.js';
import { MEMBERSHIP, ORDERS } from '../workspace/starter-modules.js';
import { type Workspace } from '../workspace/workspace.js';

/** A seed that a limit of time has to end. */
const ENDLESS_LOOP: Omit<PlantedBug, 'story' | 'invariant'> = {
  module: ORDERS,
  file: `${ORDERS.root}/src/logic.ts`,
  piece: `  if (epoch < state.epoch)
    return [state, [{ kind: 'rejected', to: worker, epoch }]];
`,
  replacement: `  if (epoch < state.epoch) {
    if (epoch === 3 && value % 3 === 1) for (;;);
    return [state, [{ kind: 'rejected', to: worker, epoch }]];
  }
`,
};

/** A seed that the event budget has to end: a timeout that stays due. */
const LIVELOCK: Omit<PlantedBug, 'story' | 'invariant'> = {
  module: MEMBERSHIP,
  file: `${MEMBERSHIP.root}/src/protocol.ts`,
  piece: '    this.#nextRound = advance(now, this.#config.gossipIntervalTicks);\n',
  replacement: `    const versions = [...this.#entries.values()].map(({ version }) => version);
    if (this.#peers.length > 0 && Math.min(...versions) === 8) return;
    this.#nextRound = advance(now, this.#config.gossipIntervalTicks);
`,
};

/** Plants what makes a machine's speed tempting to decide by, and a bug that takes many runs to shrink. */
export async function plantWhatTakesTime(workspace: Workspace): Promise<void> {
  for (const { file, piece, replacement } of [ENDLESS_LOOP, LIVELOCK, CHECKPOINT_BEFORE_EMIT]) {
    await workspace.replace(file, piece, replacement);
  }
}
