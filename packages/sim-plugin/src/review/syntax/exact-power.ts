import type { TSESTree } from '@typescript-eslint/types';
import type { Bindings } from '../ambient/bindings.js';
import { constantInitializer } from '../ambient/static-value.js';

/** The smallest power of two that a number can be. */
const SMALLEST_EXPONENT = 1_074;

/** The number that an expression always is, where it is written down. */
export function literalNumber(node: TSESTree.Node, bindings: Bindings): number | undefined {
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'number' ? node.value : undefined;
    case 'UnaryExpression': {
      const value = literalNumber(node.argument, bindings);
      if (value === undefined) return undefined;
      return node.operator === '-' ? -value : node.operator === '+' ? value : undefined;
    }
    case 'BinaryExpression': {
      if (node.operator !== '/') return undefined;
      const left = literalNumber(node.left, bindings);
      const right = literalNumber(node.right, bindings);
      return left === undefined || right === undefined ? undefined : left / right;
    }
    case 'Identifier': {
      const init = constantInitializer(node, bindings);
      return init && literalNumber(init, bindings);
    }
    default:
      return undefined;
  }
}

/** Whether engines agree on a power: one of whole numbers that has no need to be rounded. */
export function isExactPower(base: number, exponent: number): boolean {
  if (!Number.isInteger(base) || !Number.isInteger(exponent)) return isPowerOfTwo(base, exponent);
  if (exponent === 0 || Math.abs(base) <= 1) return exponent >= 0 || Math.abs(base) === 1;
  if (isPowerOfTwo(base, exponent)) return true;
  if (exponent < 0 || exponent > 53) return false;
  return BigInt(Math.abs(base)) ** BigInt(exponent) <= 2n ** 53n;
}

function isPowerOfTwo(base: number, exponent: number): boolean {
  const log = Math.log2(Math.abs(base));
  const isTwo = Number.isInteger(log) && 2 ** log === Math.abs(base);
  return isTwo && Number.isInteger(exponent) && Math.abs(log * exponent) <= SMALLEST_EXPONENT;
}
