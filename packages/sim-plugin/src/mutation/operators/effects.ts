import type { TSESTree } from '@typescript-eslint/types';
import { type Draft, type Operator, replaced, textOf } from './draft.js';
import { lastName, namesPromise, namesTimer } from './names.js';
import type { OperatorName } from './operator-name.js';
import { orderName } from './statements.js';

/** Properties of a changed copy that keep their old value: `{ ...state }` for `{ ...state, epoch }`. */
export const staleValues: Operator = (node, text) => {
  if (node.type !== 'ObjectExpression') return [];
  const spread = node.properties.findIndex(({ type }) => type === 'SpreadElement');
  if (spread < 0) return [];
  return node.properties.flatMap((property, index): readonly Draft[] => {
    if (property.type !== 'Property' || index < spread) return [];
    const before = node.properties[index - 1];
    if (before === undefined) return [];
    const start = before.range[1];
    const end = property.range[1];
    const operator = staleName(lastName(property.key)[0] ?? textOf(property.key, text));
    return [{ operator, node, start, end, replacement: '' }];
  });
};

/** Effects of a list left out, and neighbours in the other order. */
export const effectLists: Operator = (node, text) => {
  if (node.type !== 'ArrayExpression' || node.elements.length < 2) return [];
  const { elements } = node;
  if (!elements.every(isEffect)) return [];
  return elements.flatMap((element, index): readonly Draft[] => {
    const next = elements[index + 1];
    const rest = elements.filter((_, other) => other !== index).map((it) => textOf(it, text));
    const dropped = replaced('DroppedEffect', node, `[${rest.join(', ')}]`);
    if (next === undefined) return [dropped];
    const [one, other] = [textOf(element, text), textOf(next, text)];
    const between = text.slice(element.range[1], next.range[0]);
    const swapped: Draft = {
      operator: orderName(one, other),
      node,
      start: element.range[0],
      end: next.range[1],
      replacement: `${other}${between}${one}`,
    };
    return one === other ? [dropped] : [dropped, swapped];
  });
};

/** A time that is given and not looked at. */
export const ignoredTimes: Operator = (node) => {
  if (node.type !== 'Identifier' || node.name !== 'now' || !isRead(node)) return [];
  return [replaced('IgnoredNow', node, '(0 as typeof now)')];
};

function staleName(key: string): OperatorName {
  if (namesPromise(key)) return 'PromiseNotPersisted';
  return namesTimer(key) ? 'TimerNotRearmed' : 'StaleValue';
}

function isEffect(
  element: TSESTree.Expression | TSESTree.SpreadElement | null,
): element is TSESTree.Expression {
  if (element?.type === 'CallExpression') return true;
  return (
    element?.type === 'ObjectExpression' &&
    element.properties.some((it) => it.type === 'Property' && lastName(it.key)[0] === 'kind')
  );
}

/** Whether an identifier is an expression that reads a variable. */
function isRead(node: TSESTree.Identifier): boolean {
  const { parent } = node;
  switch (parent.type) {
    case 'BinaryExpression':
    case 'LogicalExpression':
    case 'ReturnStatement':
      return true;
    case 'CallExpression':
    case 'NewExpression':
      return parent.callee !== node;
    case 'Property':
      return (
        parent.value === node && !parent.shorthand && parent.parent.type === 'ObjectExpression'
      );
    case 'AssignmentExpression':
      return parent.right === node;
    case 'VariableDeclarator':
      return parent.init === node;
    default:
      return false;
  }
}
