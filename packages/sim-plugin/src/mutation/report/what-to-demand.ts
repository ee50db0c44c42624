import type { OperatorName } from '../operators/operator-name.js';

const CONDITION = 'A case in which this condition decides, and what has to be true after it.';
const VALUE = 'Something that depends on this value.';
const REST: Readonly<Partial<Record<OperatorName, string>>> = {
  AckBeforeDurability: 'What was acknowledged is still there after a crash at this point.',
  BlockStatement: 'What this block is there for has happened, or an answer to it was given.',
  DedupSkipped: 'A second delivery of the same request changes nothing.',
  DroppedEffect: 'Each request gets an answer; what was to be stored is stored.',
  EffectOrder: 'What a crash between these two effects may leave behind.',
  FenceBoundary: 'The outcome of a request of exactly the current epoch.',
  FenceRemoved: 'A request of an older epoch is refused, and one of the current epoch is not.',
  IgnoredNow: 'Something that depends on the time at which this happens.',
  PromiseNotPersisted: 'A promise that was given, or a value that was accepted, is kept.',
  RestoreSkipped: 'What was kept before a crash is there after it: restart a node, and compare.',
  StaleValue: 'The state afterwards: this property has its new value.',
  StatementRemoval: 'What this statement is there for has happened.',
  TimerNotRearmed: 'It happens again, or runs out later, after it has happened once.',
};

/** What an oracle would have to demand so that it notices a mutant of an operator, in one sentence. */
export function whatToDemand(operator: OperatorName): string {
  const known = REST[operator];
  if (known !== undefined) return known;
  return /^(Conditional|Equality|Logical|Boolean)/.test(operator) ? CONDITION : VALUE;
}
