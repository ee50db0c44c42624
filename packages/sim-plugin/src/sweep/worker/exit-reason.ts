const MOST_LENGTH = 16_000;

/**
 * What a worker died of, as text, whatever was thrown. It stands here and not in the runtime, since
 * that may be what cannot be loaded.
 */
export function exitReason(thrown: unknown): string {
  try {
    return bounded(thrown instanceof Error ? errorText(thrown) : `${kindOf(thrown)} was thrown`);
  } catch {
    return 'a value that cannot be shown was thrown';
  }
}

/** Its frames come last, so that they are what is left of a long one. */
function errorText({ name, message, stack }: Error): string {
  if (typeof stack !== 'string') return `${name}: ${message}`;
  if (stack.length <= MOST_LENGTH) return stack;
  return `${bounded(`${name}: ${message}`, MOST_LENGTH / 4)}\n${stack.slice(-MOST_LENGTH / 2)}`;
}

function kindOf(value: unknown): string {
  return typeof value === 'string' ? `'${bounded(value, MOST_LENGTH / 4)}'` : shortly(value);
}

function shortly(value: unknown): string {
  return value === null || typeof value !== 'object' ? String(value) : 'an object';
}

function bounded(text: string, most = MOST_LENGTH): string {
  return text.length <= most ? text : `${text.slice(0, most)}…`;
}
