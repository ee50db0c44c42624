import { type ModuleType } from '../../../config/module-type.js';
import { quoted } from '../quoted.js';
import { type Domain, type Invariant } from './domain.js';
import { firstDraft, inWords, type Reaction } from './first-draft.js';

/** The name of an oracle as code has it. */
interface Named {
  readonly literal: string;
}

/** What the templates of a module with names of the user's own speak of beside those of every module. */
export interface DomainVariables extends Pick<Domain, 'states' | 'effects'> {
  readonly initialState: string | undefined;
  readonly reactions: readonly (Reaction & { readonly words: string })[];
  readonly invariants: readonly (Invariant & Named)[];
  /** States that a run can reach, inputs that it can see, and effects that it can have, each to be counted. */
  readonly reached: readonly (Named & { readonly state: string })[];
  readonly received: readonly (Named & { readonly input: string })[];
  readonly emitted: readonly (Named & { readonly effect: string })[];
  /** Whether the user has an invariant of their own where a pipeline brings one. */
  readonly namesLiveness: boolean;
}

export function domainVariables(type: ModuleType, domain: Domain): DomainVariables {
  const { states, inputs, effects, invariants } = domain;
  const isFree = ({ literal }: Named) => invariants.every(({ name }) => quoted(name) !== literal);
  const phrase = type === 'gossip' ? 'a node is' : 'reaches';
  return {
    states,
    effects,
    initialState: states[0],
    reactions: firstDraft(type, domain).map((reaction) => ({
      ...reaction,
      words: inWords(type, reaction),
    })),
    invariants: invariants.map((invariant) => ({
      ...invariant,
      literal: quoted(invariant.name),
    })),
    reached: states
      .slice(1)
      .map((state) => ({ state, literal: quoted(`${phrase} ${state}`) }))
      .filter(isFree),
    received: inputs
      .map((input) => ({ input, literal: quoted(`${input} is received`) }))
      .filter(isFree),
    emitted: effects
      .map((effect) => ({ effect, literal: quoted(`emits ${effect}`) }))
      .filter(isFree),
    namesLiveness: invariants.some(({ identifier }) => identifier === 'allInputIsProcessed'),
  };
}
