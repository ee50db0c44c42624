import { type PipelineEffect } from '../contracts/pipeline-ports.js';
import { inWords } from '../oracles/in-words.js';

/**
 * Makes sure that a port can do what a stage asks: a wait of no time, or a read from nowhere, would be answered with nothing, and
 * the stage would stand still without a word.
 *
 * @returns the effect
 * @throws TypeError that names the field and what it must be
 */
export function checkEffect<Effect extends PipelineEffect<unknown, unknown>>(
  effect: Effect,
): Effect {
  switch (effect.kind) {
    case 'read':
      requireWhole(effect.offset, 0, 'offset', 'read');
      requireWhole(effect.limit, 1, 'limit', 'read');
      break;
    case 'wait':
      requireWhole(effect.ticks, 0, 'ticks', 'wait');
      break;
    case 'emit':
      requireId(effect.id);
      break;
    case 'checkpoint':
  }
  return effect;
}

function requireWhole(value: unknown, least: number, field: string, kind: string): void {
  if (Number.isSafeInteger(value) && (value as number) >= least) return;
  throw new TypeError(
    `The effect "${kind}" must have a whole number from ${least} in \`${field}\`, not ${inWords(value)}.`,
  );
}

/** A number does as well as a text: the sink tells outputs apart by it. */
function requireId(id: unknown): void {
  if (typeof id === 'string' || typeof id === 'number') return;
  throw new TypeError(`The effect "emit" must have a text in \`id\`, not ${inWords(id)}.`);
}
