import { HistoryError } from '../history-error.js';
import { type History, type HistoryEvent, type HistoryEventType } from '../history-event.js';
import { ednValues } from './edn-values.js';

/** The formats that histories are read in. */
export const HISTORY_FORMATS: readonly HistoryFormat[] = ['json', 'edn', 'log'];

/**
 * A format of histories: `json`, a list of events, as this project and elle-cli write it, or one event on each line;
 * `edn`, as Jepsen writes it; `log`, the lines that Jepsen logs.
 */
export type HistoryFormat = 'json' | 'edn' | 'log';

/** How a history is read. */
export interface ReadHistoryOptions {
  /** The format. Default: told from the text. */
  readonly format?: HistoryFormat;
  /** Whether each value is a pair of a key and a value, as those of `jepsen.independent` are. Default false. */
  readonly keyed?: boolean;
}

const TYPES: readonly string[] = ['invoke', 'ok', 'fail', 'info'];

/** `INFO  jepsen.util - 4	:invoke	:cas	[1 2]`, with whatever a logger puts before it. */
const LOG_LINE = /(?:^|\s-\s+)(\d+)\s+:(invoke|ok|fail|info)\s+:([^\s]+)\s+(\S.*)$/;

/**
 * Reads a recorded history. What is no call of a client, such as the events of Jepsen's nemesis, is left out.
 *
 * @param text - what a file holds
 * @param options - the format, and whether values have keys
 * @throws HistoryError if the text is not in that format, or holds no event of a client
 *
 * @example
 * const history = readHistory(readFileSync('history.edn', 'utf8'));
 */
export function readHistory(text: string, options: ReadHistoryOptions = {}): History {
  const { format = formatOf(text), keyed = false } = options;
  const events = EVENTS[format](text).flatMap((fields, index) => eventOf(fields, index) ?? []);
  if (events.length === 0) {
    throw new HistoryError(`The history holds no call of a client, read as ${format}.`);
  }
  return keyed ? events.map(withKey) : events;
}

/** The fields of an event, by name, as a file has them. */
type Fields = ReadonlyMap<string, unknown>;

const EVENTS: Readonly<Record<HistoryFormat, (text: string) => readonly Fields[]>> = {
  json: jsonEvents,
  edn: ednEvents,
  log: logEvents,
};

function formatOf(text: string): HistoryFormat {
  const start = /^\s*(?:;[^\n]*\n\s*)*([[(]\s*)?(#jepsen[.\w]*)?(\{\s*[:"]?|\])/.exec(text)?.[3];
  if (start === undefined) return 'log';
  return start.endsWith(':') ? 'edn' : 'json';
}

function jsonEvents(text: string): readonly Fields[] {
  try {
    const value: unknown = JSON.parse(text);
    // One line with one event is JSON as a whole, too.
    const isEvent = typeof value === 'object' && value !== null && 'process' in value;
    return fieldsOfList(isEvent ? [value] : value);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  const lines = text.split('\n').map((line) => line.trim());
  return lines.flatMap((line, index) => {
    if (line === '') return [];
    try {
      return fieldsOfList([JSON.parse(line)]);
    } catch {
      throw new HistoryError(`The history is no JSON at line ${index + 1}.`);
    }
  });
}

function fieldsOfList(value: unknown): readonly Fields[] {
  if (!Array.isArray(value)) throw new HistoryError('The history is no list of events.');
  return value.map((event: unknown) => new Map(Object.entries(event ?? {})));
}

function ednEvents(text: string): readonly Fields[] {
  const forms = [...ednValues(text)];
  const [first] = forms;
  const events = forms.length === 1 && Array.isArray(first) ? (first as unknown[]) : forms;
  return events.map((event) => {
    if (!(event instanceof Map)) throw new HistoryError('The history has a form that is no map.');
    const entries = [...(event as Map<unknown, unknown>)];
    return new Map(entries.map(([name, value]) => [bare(name), value]));
  });
}

function logEvents(text: string): readonly Fields[] {
  return text.split('\n').flatMap((line) => {
    const match = LOG_LINE.exec(line.trimEnd());
    if (match === null) return [];
    const [, process, type, f, value = 'nil'] = match;
    // A logger may add to the line: what is behind the value is no part of it.
    const [read] = ednValues(value);
    return [
      new Map<string, unknown>([
        ['process', Number(process)],
        ['type', type],
        ['f', f],
        ['value', read],
      ]),
    ];
  });
}

/** An event, unless it is none of a client. */
function eventOf(fields: Fields, index: number): HistoryEvent | undefined {
  const type = bare(fields.get('type'));
  const process = fields.get('process');
  const isClient =
    typeof process === 'number' || (typeof process === 'string' && !isKeyword(process));
  if (!isClient || process === 'nemesis') return undefined;
  const f = bare(fields.get('f'));
  if (!TYPES.includes(type) || f === '') {
    throw new HistoryError(
      `Event ${index} of the history needs a "type" out of ${TYPES.join(', ')} and an "f", the function that is called.`,
    );
  }
  const time = fields.get('at') ?? fields.get('time') ?? index;
  const key = fields.get('key');
  return {
    process,
    type: type as HistoryEventType,
    f,
    value: valueOf(fields.get('value')),
    ...(typeof key === 'string' || typeof key === 'number' ? { key } : {}),
    at: typeof time === 'number' ? time : index,
  };
}

/** The value of an event: the operations of a transaction have names without colons. */
function valueOf(value: unknown): unknown {
  const isTransaction =
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((one) => Array.isArray(one) && isKeyword(one[0]));
  if (!isTransaction) return value;
  return (value as readonly (readonly unknown[])[]).map(([f, ...rest]) => [bare(f), ...rest]);
}

function withKey(event: HistoryEvent, index: number): HistoryEvent {
  const { value } = event;
  if (event.type !== 'invoke' && !Array.isArray(value)) return event;
  const [key, inner] = Array.isArray(value) ? (value as unknown[]) : [];
  if (typeof key !== 'string' && typeof key !== 'number') {
    throw new HistoryError(`Event ${index} of the history has no pair of a key and a value.`);
  }
  return { ...event, key, value: inner };
}

function isKeyword(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith(':');
}

function bare(name: unknown): string {
  return typeof name === 'string' ? name.replace(/^:/, '') : '';
}
