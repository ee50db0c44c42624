import { type Oracle, sometimes } from '@gossip/sim-runtime/sim';
import { type Desk } from './desk.js';
import { Ledger, type World } from './ledger.js';

/** Something about the desk that the event touched, and about what it showed before. */
function ofTouched(
  name: string,
  happens: (now: Desk, before: Shown | undefined, world: World) => boolean,
): Oracle<World> {
  return sometimes(
    name,
    (world: World, shown) => {
      const desk = world.node(world.touched);
      if (desk === undefined) return false;
      const before = shown.get(world.touched);
      const { replica } = desk;
      const now = { replica, text: replica.text, refused: replica.refused };
      shown.set(world.touched, now);
      return happens(desk, before, world);
    },
    { history: () => new Map<number, Shown>() },
  );
}

interface Shown {
  readonly replica: Desk['replica'];
  readonly text: string;
  readonly refused: number;
}

/** Counts edits of which `holds` has come true, each once. */
function ofEdits(name: string, count: (ledger: Ledger) => number): Oracle<World> {
  return sometimes(
    name,
    (world: World, memory) => {
      memory.ledger.observe(world);
      const before = memory.count;
      memory.count = count(memory.ledger);
      return memory.count > before;
    },
    { history: () => ({ ledger: new Ledger(), count: 0 }) },
  );
}

export const coverageGoals: readonly Oracle<World>[] = [
  ofTouched(
    'an update meets edits that are not sent yet',
    ({ replica }, before, { message }) =>
      message?.kind === 'update' &&
      replica.edits > replica.acknowledged &&
      before !== undefined &&
      before.text !== replica.text,
  ),
  ofTouched(
    'an answer brings what was missed',
    ({ replica }, before, { message }) =>
      message?.kind === 'answer' && before !== undefined && before.text !== replica.text,
  ),
  ofTouched(
    'news do not fit, and are asked for again',
    ({ replica }, before) => before?.replica === replica && before.refused < replica.refused,
  ),
  ofTouched(
    'a program that is started again finds its document',
    ({ replica, beganEmpty }, before) =>
      before !== undefined && before.replica !== replica && !beganEmpty && replica.text !== '',
  ),
  ofTouched(
    'a document comes back to a lost disk',
    ({ replica, beganEmpty }, before, { message }) =>
      message !== undefined && beganEmpty && before?.text === '' && replica.text !== '',
  ),
  ofEdits('an edit is lost before it is acknowledged', ({ entries }) =>
    entries.reduce((sum, { standing }) => sum + (standing === 'void' ? 1 : 0), 0),
  ),
  ofEdits(
    'two erase one word at once',
    ({ erased }) => [...erased.values()].filter((entries) => entries.length > 1).length,
  ),
  ofEdits('two set one field at once', ({ set }) => rivals([...set.values()])),
];

/** How many values replaced one that another value has replaced, too. */
function rivals(entries: readonly { readonly edit: Desk['journal'][number] }[]): number {
  const replaced = entries.map(({ edit }) =>
    edit.kind === 'entitle' ? `${edit.key}/${edit.over ?? ''}` : '',
  );
  return replaced.length - new Set(replaced).size;
}
