import { BUG_CATALOGUE } from '../bugs/bug-catalogue.js';
import { type Bug } from '../bugs/bug.js';
import { type Subject } from './report-workspace.js';

/** One bug of each type of module, with what its picture must show. */
export interface Picture extends Subject {
  readonly name: string;
  readonly lanes: readonly string[];
  /** A condition that a fault puts a lane in, and the words of that fault. */
  readonly condition: string;
  readonly fault: string;
  /** A field of a state that changes, and its lane. */
  readonly field: string;
  readonly changed: string;
}

export const PICTURES: readonly Picture[] = [
  {
    name: 'unfenced-lease',
    type: 'coordination',
    bug: bugNamed('unfenced-lease'),
    lanes: ['worker-0', 'coordinator', 'worker-1'],
    condition: 'paused',
    fault: 'pause worker-',
    field: 'epoch',
    changed: 'coordinator',
  },
  {
    name: 'forgotten-epoch',
    type: 'gossip',
    bug: bugNamed('forgotten-epoch'),
    lanes: ['node-0', 'node-1'],
    condition: 'down',
    fault: 'crash node-0',
    field: 'items',
    changed: 'node-1',
  },
  {
    name: 'torn-checkpoint',
    type: 'pipeline',
    bug: bugNamed('torn-checkpoint'),
    lanes: ['source', 'torn-checkpoint', 'checkpoint store', 'sink'],
    condition: 'down',
    fault: 'crash the stage',
    field: 'checkpoint',
    changed: 'checkpoint store',
  },
];

/** A run of thousands of steps, in which nothing goes wrong. */
export const LONG_RUN: Subject = {
  type: 'gossip',
  bug: bugNamed('split-brain-leader'),
  isRight: true,
  adapt: (code) => code.replace('nodes: 3', 'nodes: 12'),
};

/** A run of hundreds of steps whose violation has its cause in the middle of them. */
export const UNSHRUNK_RUN: Subject = { type: 'gossip', bug: bugNamed('forgotten-epoch') };

/** A network whose clients make calls that fit into no order: each reads what it wrote, or nearly so. */
export const CALLS_RUN: Subject = {
  type: 'gossip',
  bug: bugNamed('forgotten-epoch'),
  isRight: true,
  adapt: (code) =>
    code
      .replace('import {', IMPORT_HISTORY)
      .replace('({ node, random }) => node.publish(random.below(1_000_000))', WRITE_AND_READ)
      .replace('oracles: ({ always }) => [', '$& linearizable(register()),'),
};

const IMPORT_HISTORY = "import { linearizable, register } from '@gossip/sim-runtime/history';\n$&";

const WRITE_AND_READ = `({ node, random, history }) => {
      const value = random.below(1_000_000);
      const write = history.invoke('write', value);
      history.invoke('read').ok(value + (value % 8 === 0 ? 1 : 0));
      write.ok();
      node.publish(value);
    }`;

/** A module that a page cannot run. */
export const NODE_RUN: Subject = {
  type: 'coordination',
  bug: bugNamed('unfenced-lease'),
  adapt: (code) =>
    `import { existsSync } from 'node:fs';\n${code.replace('actors: 3', "actors: existsSync('gone') ? 2 : 3")}`,
};

/** A module that is right. */
export const PASSING_RUN: Subject = {
  type: 'coordination',
  bug: bugNamed('unfenced-lease'),
  isRight: true,
};

export function bugNamed(name: string): Bug {
  const bug = BUG_CATALOGUE.find((candidate) => candidate.name === name);
  if (bug === undefined) throw new Error(`There is no bug named ${name}.`);
  return bug;
}
