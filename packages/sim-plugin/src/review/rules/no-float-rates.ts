import type { TSESTree } from '@typescript-eslint/types';
import type { Rule } from '../rule.js';
import { childrenOf } from '../source/walk.js';

type MessageId = 'rate' | 'ppm' | 'comparison';

const PPM = /(^p|P)pm$/;
const FAULT_RATE =
  /^(drop|loss|lose|fault|failure|fail|crash|pause|duplicate|duplication|corrupt|corruption|delay|reorder|partition|skew|torn|restart)\w*(Rate|Probability|Chance)$/;

/** No floating-point number decides whether a fault happens. */
export const noFloatRates: Rule<MessageId> = {
  name: 'no-float-rates',
  summary: 'Give rates in whole parts per million, and compare draws with them.',
  why: 'A fraction cannot be held exactly, so a draw that lies on the border can fall on either side of it.',
  severity: 'WARN',
  boundaries: ['strict', 'moderate'],
  messages: {
    rate: {
      what: 'The rate `{{name}}` is a fraction.',
      fix: 'Give it in whole parts per million: {{ppm}}.',
    },
    ppm: {
      what: '`{{name}}` is in parts per million, and {{value}} is not a whole number of them.',
      fix: 'Give a whole number from 0 to 1000000.',
      severity: 'BLOCK',
    },
    comparison: {
      what: 'A random draw is compared with the fraction {{value}}.',
      fix: 'Compare whole numbers: `random.below(1_000_000) < {{ppm}}`.',
      severity: 'BLOCK',
    },
  },
  create(context) {
    const check = (name: string | undefined, value: TSESTree.Node | null | undefined): void => {
      const fraction = fractionOf(value);
      if (name === undefined || fraction === undefined || !value) return;
      const data = { name, value: String(fraction), ppm: ppmOf(fraction) };
      if (PPM.test(name)) context.report({ node: value, messageId: 'ppm', data });
      else if (FAULT_RATE.test(name)) context.report({ node: value, messageId: 'rate', data });
    };
    return {
      Property: (node) => check(identifierName(node.key), node.value),
      PropertyDefinition: (node) => check(identifierName(node.key), node.value),
      VariableDeclarator: (node) => check(identifierName(node.id), node.init),
      AssignmentPattern: (node) => check(identifierName(node.left), node.right),
      BinaryExpression(node) {
        if (!/^[<>]=?$/.test(node.operator)) return;
        const sides = [
          [node.left, node.right],
          [node.right, node.left],
        ] as const;
        for (const [fractional, draw] of sides) {
          const fraction = fractionOf(fractional);
          if (fraction === undefined || !draws(draw)) continue;
          const data = { value: String(fraction), ppm: ppmOf(fraction) };
          context.report({ node, messageId: 'comparison', data });
        }
      },
    };
  },
};

function identifierName(node: TSESTree.Node): string | undefined {
  return node.type === 'Identifier' ? node.name : undefined;
}

function fractionOf(node: TSESTree.Node | null | undefined): number | undefined {
  return node?.type === 'Literal' && typeof node.value === 'number' && !Number.isInteger(node.value)
    ? node.value
    : undefined;
}

function ppmOf(fraction: number): string {
  return String(Math.round(fraction * 1_000_000));
}

/** Whether an expression asks a seeded generator for its next value. */
function draws(node: TSESTree.Node): boolean {
  if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') {
    const { object, property } = node.callee;
    const owner = object.type === 'MemberExpression' ? object.property : object;
    const isRandom =
      (owner.type === 'Identifier' || owner.type === 'PrivateIdentifier') &&
      /^(random|rng|prng)$/i.test(owner.name);
    if (isRandom && property.type === 'Identifier' && /^(next|below)$/.test(property.name))
      return true;
  }
  return childrenOf(node).some(draws);
}
