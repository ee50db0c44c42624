import type { Reference, Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { scopesOf, type ReviewedSource } from '../source/reviewed-source.js';

/** Which variable an identifier means, and which names a file leaves to its surroundings. */
export interface Bindings {
  /** The variable that an identifier declares or refers to. */
  variableOf(identifier: TSESTree.Node): Variable | undefined;
  /** References to names that the file does not declare. */
  readonly unbound: readonly Reference[];
}

const known = new WeakMap<ReviewedSource['ast'], Bindings>();

/** The bindings of a file, which are resolved once, at the first request. */
export function bindingsOf(source: ReviewedSource): Bindings {
  const cached = known.get(source.ast);
  if (cached) return cached;
  let resolved: Bindings | undefined;
  const resolveOnce = (): Bindings => (resolved ??= resolve(source));
  const bindings: Bindings = {
    variableOf: (identifier) => resolveOnce().variableOf(identifier),
    get unbound() {
      return resolveOnce().unbound;
    },
  };
  known.set(source.ast, bindings);
  return bindings;
}

function resolve(source: ReviewedSource): Bindings {
  const variables = new Map<TSESTree.Node, Variable>();
  const unbound: Reference[] = [];
  for (const scope of scopesOf(source)) {
    for (const variable of scope.variables) {
      for (const identifier of variable.identifiers) {
        // A class's name declares a second variable inside its body; outside is where it is used.
        if (!variables.has(identifier)) variables.set(identifier, variable);
      }
    }
    for (const reference of scope.references) {
      if (reference.resolved && !isAmbient(reference.resolved)) {
        variables.set(reference.identifier, reference.resolved);
      } else {
        unbound.push(reference);
      }
    }
  }
  return { variableOf: (identifier) => variables.get(identifier), unbound };
}

/** Names of the environment: not declared at all, or only by `declare`. */
function isAmbient(variable: Variable): boolean {
  return variable.defs.every(({ node, parent }) => isDeclare(node) || isDeclare(parent));
}

function isDeclare(node: TSESTree.Node | null | undefined): boolean {
  return node != null && 'declare' in node && node.declare;
}
