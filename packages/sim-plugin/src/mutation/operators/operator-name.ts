/** The operators of common mutation testing tools, under the names that StrykerJS gives them. */
const USUAL = [
  'ArithmeticOperator',
  'ArrayDeclaration',
  'ArrowFunction',
  'AssignmentOperator',
  'BlockStatement',
  'BooleanLiteral',
  'ConditionalExpression',
  'EqualityOperator',
  'LogicalOperator',
  'MethodExpression',
  'ObjectLiteral',
  'OptionalChaining',
  'StringLiteral',
  'UnaryOperator',
  'UpdateOperator',
] as const;

/**
 * The operators that StrykerJS lacks: removed statements, and the mistakes of distributed code. Where one
 * of these makes the same change as a usual operator, the mutant bears its name.
 */
const DISTRIBUTED = [
  'AckBeforeDurability',
  'DedupSkipped',
  'DroppedEffect',
  'EffectOrder',
  'FenceBoundary',
  'FenceRemoved',
  'IgnoredNow',
  'PromiseNotPersisted',
  'RestoreSkipped',
  'StaleValue',
  'StatementRemoval',
  'TimerNotRearmed',
] as const;

/** Every mutation operator, sorted by name. */
export const OPERATOR_NAMES = [...USUAL, ...DISTRIBUTED].sort();

/** The name of a mutation operator. */
export type OperatorName = (typeof USUAL)[number] | (typeof DISTRIBUTED)[number];
