import type { TSESTree } from '@typescript-eslint/types';

/** Names of what tells an old request or holder from a new one. */
const FENCE =
  /epoch|term|ballot|fenc|token|generation|incarnation|version|sequence|revision|(^|[a-z])seq$/i;

/** Names of what was seen before. */
const DEDUP = /seen|known|processed|applied|delivered|handled|dedup|already|duplicate/i;

/** Names of moments at which something is due. */
const TIMER = /timer|deadline|timeout|wake|expir|due|(next|retry|until|heartbeat).*|(^|[a-z])At$/i;

/** Names of votes, promises and what else must survive a crash. */
const PROMISE = /vote|promis|accepted|ballot|durable|persist|checkpoint|commit/i;

/** Names of what an earlier life of a node has left behind. */
const EARLIER_LIFE = /durable|persisted|restored|recovered|saved|stored|onDisk|^disk/;

/** Names of what it may have counted up to. */
const COUNTED = /^(last|earlier|previous)([A-Z]|$)/;

/** Names of answers. */
const ANSWER = /ack|reply|respond|answer|emit|send|accepted|granted|confirm/i;

/** Names of what makes a value durable. */
const DURABILITY = /persist|store|save|sync|flush|checkpoint|durable|write|append/i;

/** Whether a word names a fence: an epoch, a term, a version. */
export function namesFence(node: TSESTree.Node): boolean {
  return lastName(node).some((name) => FENCE.test(name));
}

/** Whether an expression asks whether something was seen before. */
export function asksForDuplicate(node: TSESTree.Node): boolean {
  if (node.type !== 'CallExpression') return lastName(node).some((name) => DEDUP.test(name));
  const { callee } = node;
  return (
    callee.type === 'MemberExpression' &&
    callee.property.type === 'Identifier' &&
    (callee.property.name === 'has' || callee.property.name === 'includes')
  );
}

/** Whether a statement notes that something has now been seen. */
export function notesDuplicate(text: string): boolean {
  return DEDUP.test(text.split('(')[0] ?? '') && /\.(add|set|push)\(/.test(text);
}

/** Whether a word names a moment at which something is due. */
export function namesTimer(name: string): boolean {
  return TIMER.test(name);
}

/** Whether a word names a vote or a promise. */
export function namesPromise(name: string): boolean {
  return PROMISE.test(name);
}

/** Whether a word names what an earlier life has left behind. */
export function namesEarlierLife(name: string): boolean {
  return EARLIER_LIFE.test(name);
}

/** Whether a word names what an earlier life has counted up to, where a new one begins. */
export function namesCount(name: string): boolean {
  return COUNTED.test(name);
}

/** Whether one text gives an answer, and the other makes something durable. */
export function isAnswerBesideDurability(one: string, other: string): boolean {
  return (
    (ANSWER.test(one) && DURABILITY.test(other)) || (ANSWER.test(other) && DURABILITY.test(one))
  );
}

/** The name that an expression ends with: that of a variable or of a property. */
export function lastName(node: TSESTree.Node): readonly string[] {
  switch (node.type) {
    case 'Identifier':
    case 'PrivateIdentifier':
      return [node.name];
    case 'MemberExpression':
      return lastName(node.property);
    case 'ChainExpression':
    case 'TSNonNullExpression':
    case 'TSAsExpression':
      return lastName(node.expression);
    default:
      return [];
  }
}
