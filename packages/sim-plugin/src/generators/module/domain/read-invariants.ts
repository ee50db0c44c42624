import { names } from '@nx/devkit';
import { invariantCollision } from '../../../errors.js';
import { type Invariant } from './domain.js';
import { whyUnusable } from './unusable-words.js';

/** What the files that speak of invariants declare or import beside them. */
const TAKEN = new Set(
  `coordination coverage eventually gossip initialState pipeline records simulation sometimes step
  todo transition`.split(/\s+/),
);

/**
 * The invariants in `--invariants="one holder; epoch never decreases"`, each a phrase in words.
 *
 * @throws SimPluginError when two would be one oracle in code
 */
export function readInvariants(value: string | undefined): readonly Invariant[] {
  const phrases = (value ?? '')
    .split(';')
    .map((phrase) => phrase.replaceAll(/\s+/g, ' ').trim())
    .filter((phrase) => phrase !== '');
  const invariants = new Map<string, Invariant>();
  for (const [index, name] of phrases.entries()) {
    const identifier = identifierOf(name, index);
    const namesake = invariants.get(identifier);
    if (namesake !== undefined) {
      throw invariantCollision(namesake.name, name, identifier);
    }
    invariants.set(identifier, { name, identifier });
  }
  return [...invariants.values()];
}

/** In camel case; by its number where a phrase has no letter that an identifier is written in here. */
function identifierOf(phrase: string, index: number): string {
  // A letter comes apart into its base and its accents, which an identifier does without.
  const plain = phrase
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replaceAll(/['’]|\p{M}/gu, '');
  const words = plain.match(/[A-Za-z0-9]+/g) ?? [];
  const identifier = names(words.join('-').toLowerCase()).propertyName;
  if (!/^[a-z]/.test(identifier)) {
    return `invariant${identifier === '' ? index + 1 : identifier}`;
  }
  const isTaken = TAKEN.has(identifier) || whyUnusable(identifier) !== undefined;
  return isTaken ? `${identifier}Holds` : identifier;
}
