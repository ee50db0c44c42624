import { boundedText } from '../kernel/bounded-text.js';

/** The most characters of a violation's message. */
export const MOST_MESSAGE = 4_000;
/** The most characters of a violation's stack. */
export const MOST_STACK = 16_000;

const MOST_NAME = 200;
/** An error may be its own cause. */
const MOST_CAUSES = 4;
const MOST_ERRORS = 3;
const MOST_FIELDS = 6;

/** A thrown value in words. */
export interface Thrown {
  readonly isError: boolean;
  /** Name and message of an error, or what the value is. */
  readonly message: string;
  /** The stack of an error, with those of its causes: the only place that a thrown value knows. */
  readonly stack?: string;
}

/**
 * What was thrown, whatever it is. Nothing that the value does while it is looked at goes any further,
 * and its texts are bounded.
 */
export function describeThrown(value: unknown, depth = 0): Thrown {
  if (!isError(value)) return { isError: false, message: describeOther(value) };
  const { name, text } = headerOf(value);
  const cause = depth < MOST_CAUSES ? causeOf(value, depth) : undefined;
  const others = depth < MOST_CAUSES ? errorsIn(value, depth) : '';
  const because = cause === undefined ? '' : ` (cause: ${cause.message})`;
  const message = boundedText(`${joined(name, text)}${others}${because}`, MOST_MESSAGE);
  const stack = stackOf(value, name, text);
  if (stack === undefined) return { isError: true, message };
  const below = cause?.stack === undefined ? '' : `\nCaused by: ${cause.stack}`;
  return { isError: true, message, stack: boundedText(`${stack}${below}`, MOST_STACK) };
}

function isError(value: unknown): value is Error {
  try {
    return value instanceof Error;
  } catch {
    return false;
  }
}

function headerOf(error: Error): { readonly name: string; readonly text: string } {
  const name = read(error, 'name');
  const message = read(error, 'message');
  return {
    name: typeof name === 'string' ? boundedText(name, MOST_NAME) : 'Error',
    text: typeof message === 'string' ? message : 'its message cannot be read',
  };
}

function joined(name: string, text: string): string {
  return text === '' ? name : `${name}: ${boundedText(text, MOST_MESSAGE - MOST_NAME)}`;
}

/** An error's stack. A long message is cut in it, so that its frames are left. */
function stackOf(error: Error, name: string, text: string): string | undefined {
  const stack = read(error, 'stack');
  if (typeof stack !== 'string') return undefined;
  if (stack.length <= MOST_STACK) return stack;
  const start = stack.slice(0, 2 * MOST_NAME).indexOf(': ') + 2;
  const frames = stack.startsWith(text, start) ? stack.slice(start + text.length) : '';
  return boundedText(`${joined(name, text)}${frames}`, MOST_STACK);
}

function causeOf(error: Error, depth: number): Thrown | undefined {
  const cause = read(error, 'cause');
  return cause === undefined ? undefined : describeThrown(cause, depth + 1);
}

/** The errors of an `AggregateError`. */
function errorsIn(error: Error, depth: number): string {
  try {
    const { errors } = error as { readonly errors?: unknown };
    if (!Array.isArray(errors) || errors.length === 0) return '';
    const shown = errors
      .slice(0, MOST_ERRORS)
      .map((each) => boundedText(describeThrown(each, depth + 1).message, MOST_NAME));
    const more = errors.length > MOST_ERRORS ? '; …' : '';
    return ` (${errors.length} error${errors.length === 1 ? '' : 's'}: ${shown.join('; ')}${more})`;
  } catch {
    return '';
  }
}

function describeOther(value: unknown): string {
  if (value === undefined || value === null) return `${value} was thrown, not an Error`;
  const type = typeof value;
  const noun = `${type === 'object' ? 'An' : 'A'} ${type}`;
  return `${noun} was thrown, not an Error: ${boundedText(shown(value), MOST_MESSAGE / 2)}`;
}

function shown(value: unknown): string {
  try {
    if (typeof value === 'string') return value;
    if (typeof value === 'function') return `function ${String(value.name)}`.trimEnd();
    if (typeof value === 'object' && value !== null) return fieldsOf(value);
    return String(value);
  } catch {
    return 'it cannot be read';
  }
}

function fieldsOf(value: object): string {
  const keys = Object.keys(value);
  const fields = keys.slice(0, MOST_FIELDS).map((key) => `${key}: ${fieldOf(value, key)}`);
  if (keys.length > MOST_FIELDS) fields.push('…');
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}

function fieldOf(value: object, key: string): string {
  const field = read(value, key);
  const isPlain = field === null || (typeof field !== 'object' && typeof field !== 'function');
  return isPlain ? boundedText(String(field), MOST_NAME) : '…';
}

function read(value: object, key: string): unknown {
  try {
    return (value as Readonly<Record<string, unknown>>)[key];
  } catch {
    return undefined;
  }
}
