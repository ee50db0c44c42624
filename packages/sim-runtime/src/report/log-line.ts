/** The names of the levels that Pino and Bunyan number. */
const LEVELS: ReadonlyMap<unknown, string> = new Map([
  [10, 'trace'],
  [20, 'debug'],
  [30, 'info'],
  [40, 'warn'],
  [50, 'error'],
  [60, 'fatal'],
]);

/**
 * What a process has printed, with each line that is a record of a logger in JSON, as of Pino, Bunyan or Winston,
 * as its level, its message and that of its error. All other lines stay as they are.
 */
export function shortLog(text: string): string {
  return text.split('\n').map(shortLine).join('\n');
}

function shortLine(line: string): string {
  const record = recordOf(line);
  const message = record?.['msg'] ?? record?.['message'];
  if (record === undefined || typeof message !== 'string') return line;
  const { level } = record;
  const name = LEVELS.get(level) ?? level;
  const words = typeof name === 'string' ? `${name}: ${message}` : message;
  const cause = messageOf(record['err']) ?? messageOf(record['error']);
  return cause === undefined || cause === message ? words : `${words} (${cause})`;
}

function recordOf(line: string): Readonly<Record<string, unknown>> | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as Readonly<Record<string, unknown>>;
  } catch {
    return undefined;
  }
}

function messageOf(error: unknown): string | undefined {
  const { message } = (error ?? {}) as { readonly message?: unknown };
  return typeof message === 'string' ? message : undefined;
}
