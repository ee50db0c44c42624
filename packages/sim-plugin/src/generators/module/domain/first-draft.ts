import { names } from '@nx/devkit';
import { type ModuleType } from '../../../config/module-type.js';
import { type Domain } from './domain.js';

/** What a freshly written module does with one of its inputs. */
export interface Reaction {
  /** The input's name. */
  readonly input: string;
  /** The function that handles it: `onAcquire`. */
  readonly handler: string;
  /** The states that it leads from, each with the one that it leads to; at least one, unless there are no states. */
  readonly moves: readonly Move[];
  /** The states in which it changes nothing. */
  readonly ignoredIn: readonly string[];
  /** What it is answered with, where it leads anywhere: effects, messages or outputs. */
  readonly answers: readonly string[];
}

export interface Move {
  readonly from: string;
  readonly to: string;
}

/**
 * A first draft of what the named things have to do with each other. Names alone do not say it, so
 * they are taken in their order: the first input leads from the first state to the second and is
 * answered with the first effect, and so on. The last one takes what is left over, so that every
 * state is reached and every effect occurs.
 */
export function firstDraft(type: ModuleType, domain: Domain): readonly Reaction[] {
  return domain.inputs.map((input, index) => {
    const moves = movesOf(domain, index);
    return {
      input,
      handler: `on${names(input).className}`,
      moves,
      ignoredIn: domain.states.filter((state) => moves.every(({ from }) => from !== state)),
      answers: answersOf(type, domain, index),
    };
  });
}

function movesOf({ states, inputs }: Domain, index: number): readonly Move[] {
  const isLast = index === inputs.length - 1;
  const moves = states.slice(0, -1).map((from, at) => ({ from, to: states[at + 1] ?? from }));
  const own = isLast ? moves.slice(index) : moves.slice(index, index + 1);
  const end = states.at(-1);
  return own.length > 0 || end === undefined ? own : [{ from: end, to: end }];
}

function answersOf(type: ModuleType, domain: Domain, index: number): readonly string[] {
  const { inputs, effects } = domain;
  switch (type) {
    case 'coordination':
      return shareOf(effects, index, inputs.length);
    case 'gossip':
      // A conversation: each message is answered with the next.
      return inputs.slice(index + 1, index + 2);
    case 'pipeline': {
      const share = shareOf(effects, index, inputs.length);
      return share.length > 0 ? share : effects.slice(-1);
    }
    case 'service':
      return [];
  }
}

function shareOf(items: readonly string[], index: number, parts: number): readonly string[] {
  return index === parts - 1 ? items.slice(index) : items.slice(index, index + 1);
}

/** A reaction in words: `acquire leads from Open to Acquired, and is answered with granted`. */
export function inWords(type: ModuleType, { input, moves, answers }: Reaction): string {
  const leads = moves.map(({ from, to }) =>
    from === to ? `stays in ${from}` : `leads from ${from} to ${to}`,
  );
  const verb = type === 'pipeline' ? 'becomes' : 'is answered with';
  const answered = answers.length === 0 ? [] : [`${verb} ${answers.join(' and ')}`];
  const clauses = [...(leads.length === 0 ? [] : [leads.join(', then ')]), ...answered];
  return `${input} ${clauses.join(', and ')}`;
}
