import {
  booleanLiterals,
  conditionalExpressions,
  emptiedCases,
  equalityOperators,
  logicalOperators,
} from './conditions.js';
import type { Operator } from './draft.js';
import { effectLists, ignoredTimes, staleValues } from './effects.js';
import { skippedRestores } from './restores.js';
import {
  emptiedBlocks,
  removedStatements,
  swappedGuards,
  swappedStatements,
} from './statements.js';
import {
  arithmeticOperators,
  arrowFunctions,
  assignmentOperators,
  emptiedLiterals,
  methodExpressions,
  optionalChains,
  stringLiterals,
  unaryOperators,
} from './values.js';

/** Every mutation operator. Where two make the same change, the first one counts. */
export const OPERATORS: readonly Operator[] = [
  staleValues,
  effectLists,
  ignoredTimes,
  skippedRestores,
  swappedStatements,
  swappedGuards,
  conditionalExpressions,
  equalityOperators,
  logicalOperators,
  booleanLiterals,
  emptiedCases,
  arithmeticOperators,
  assignmentOperators,
  unaryOperators,
  stringLiterals,
  emptiedLiterals,
  optionalChains,
  methodExpressions,
  arrowFunctions,
  emptiedBlocks,
  removedStatements,
];
