import { nodeId, type NodeId } from '@gossip/sim-runtime';
import { allEqual, always, eventually, type Oracle } from '@gossip/sim-runtime/sim';
import { wordsOf } from '../words.js';
import { authorOf, type Desk } from './desk.js';
import { type Entry, Ledger, type World } from './ledger.js';

const ledger = { history: (): Ledger => new Ledger() };

/** A check of the desk that the event touched, against all that users did. */
function ofTouched(
  name: string,
  check: (desk: Desk, ledger: Ledger, id: NodeId) => string | undefined,
): Oracle<World> {
  return always(
    name,
    (world: World, ledger) => {
      ledger.observe(world);
      const desk = world.node(world.touched);
      return desk === undefined || (check(desk, ledger, world.touched) ?? true);
    },
    ledger,
  );
}

export const wordsAreWhole = ofTouched(
  'a document shows what users wrote, each word whole and once',
  ({ replica }, { written }, id) => {
    const { text } = replica;
    const words = wordsOf(text);
    if (text !== '' && !text.endsWith(' ')) return `node ${id} shows "${text}", cut short`;
    const stray = words.find((word) => !written.has(word));
    if (stray !== undefined) return `node ${id} shows "${stray}", which nobody wrote`;
    const twice = repeated(words);
    return twice === undefined ? undefined : `node ${id} shows "${twice}" twice`;
  },
);

/** The first word that stands before itself already. */
function repeated(words: readonly string[]): string | undefined {
  const before = new Set<string>();
  for (const word of words) {
    if (before.has(word)) return word;
    before.add(word);
  }
  return undefined;
}

export const nothingWaits = ofTouched('news are taken as a whole', ({ replica }, _ledger, id) =>
  replica.isWaiting ? `node ${id} has taken news of which a part must wait` : undefined,
);

export const straysAreRefused = ofTouched(
  'an edit outside of the text is refused',
  ({ refusesStrayEdits }, _ledger, id) =>
    refusesStrayEdits ? undefined : `node ${id} takes an edit outside of its text`,
);

export const fieldsAreSorted = ofTouched(
  'fields are in the order of their names',
  ({ replica }, _ledger, id) => {
    const names = [...replica.fields.keys()];
    const isSorted = names.every((name, index) => index === 0 || (names[index - 1] ?? '') < name);
    return isSorted ? undefined : `node ${id} has the fields ${names.join(', ')}`;
  },
);

/** Write, then send: otherwise a crash takes back what others have seen. */
export const savedBeforeSeen = ofTouched(
  'what others see is on the disk of its author',
  ({ replica }, { written, set }, id) => {
    const unsaved = (entry: Entry | undefined) =>
      entry !== undefined &&
      entry.author !== id &&
      (entry.standing === 'pending' || entry.standing === 'void');
    const word = wordsOf(replica.text).find((each) => unsaved(written.get(each)));
    const value = [...replica.fields.values()].find((each) => unsaved(set.get(each)));
    const seen = word ?? value;
    return seen === undefined
      ? undefined
      : `node ${id} shows "${seen}", which node ${authorOf(seen)} has not saved`;
  },
);

export const authorsKeepTheirEdits = ofTouched(
  'an acknowledged edit stays with its author',
  (desk, ledger, id) => missingFrom(desk, ledger, id, (entry) => entry.author === id),
);

export function documentsAgree(withinTicks: number): Oracle<World> {
  return eventually(
    'all documents become equal',
    ({ nodes }: World) => {
      const documents = nodes.map(({ replica: { text, fields, heldChanges } }) => [
        text,
        fields,
        heldChanges,
      ]);
      return allEqual(documents) || nodes.map(({ replica }) => `"${replica.text}"`).join(' or ');
    },
    { withinTicks },
  );
}

/** With the two above it says that, in the end, every document shows every acknowledged edit. */
export const nothingIsLost = always(
  'documents that are equal lack no acknowledged edit',
  (world: World, ledger) => {
    ledger.observe(world);
    const [first, ...others] = world.nodes;
    if (first === undefined || !others.every((other) => areEqual(first, other))) return true;
    const isPresent = ({ author }: Entry) => world.node(nodeId(author)) !== undefined;
    return missingFrom(first, ledger, world.touched, isPresent) ?? true;
  },
  ledger,
);

function areEqual(one: Desk, other: Desk): boolean {
  return (
    one.replica.text === other.replica.text && allEqual([one.replica.fields, other.replica.fields])
  );
}

/** What a document fails to show of the edits that must be kept. */
function missingFrom(
  { replica }: Desk,
  ledger: Ledger,
  id: number,
  matters: (entry: Entry) => boolean,
): string | undefined {
  const shown = new Set(wordsOf(replica.text));
  const { fields } = replica;
  for (const entry of ledger.entries) {
    if (entry.standing !== 'kept' || !matters(entry)) continue;
    const flaw = flawOf(entry, shown, fields, ledger);
    if (flaw !== undefined) return `node ${id} ${flaw}`;
  }
  return undefined;
}

function flawOf(
  { edit }: Entry,
  shown: ReadonlySet<string>,
  fields: ReadonlyMap<string, string>,
  ledger: Ledger,
): string | undefined {
  switch (edit.kind) {
    case 'write': {
      const lost = edit.words.find((word) => !shown.has(word) && !ledger.mayBeErased(word));
      return lost === undefined ? undefined : `does not show "${lost}", which nobody erased`;
    }
    case 'erase': {
      const back = edit.words.find((word) => shown.has(word));
      return back === undefined ? undefined : `shows "${back}", which was erased`;
    }
    case 'entitle': {
      const value = fields.get(edit.key);
      if (value === undefined) return `has no ${edit.key}, which was set to "${edit.value}"`;
      // Of two values that were set at once either may win, but none over the one that replaced it.
      return value === edit.over
        ? `shows the ${edit.key} "${value}", which was replaced by "${edit.value}"`
        : undefined;
    }
  }
}
