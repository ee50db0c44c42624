import { type History } from '../history-event.js';
import { ednText } from './edn-text.js';

/**
 * A history in EDN, one event on each line, as Jepsen writes it: Knossos and Elle read it.
 *
 * @param history - the events; a key becomes a field `:key`
 */
export function ednHistory(history: History): string {
  return history.map((event, index) => `${ednEvent(event, index)}\n`).join('');
}

function ednEvent({ process, type, f, value, key, at }: History[number], index: number): string {
  const ofKey = key === undefined ? '' : `, :key ${ednText(key)}`;
  return `{:process ${ednText(process)}, :type :${type}, :f :${f}${ofKey}, :value ${ednText(operations(value))}, :time ${at}, :index ${index}}`;
}

/**
 * A history as the lines that Jepsen logs: Porcupine reads them. Processes must be numbers.
 *
 * @param history - the events, without keys
 * @throws TypeError if a process is no number or an event has a key, which that format cannot express
 */
export function logHistory(history: History): string {
  return history
    .map(({ process, type, f, value, key }) => {
      if (typeof process !== 'number' || key !== undefined) {
        throw new TypeError('A log of Jepsen has numbers for processes, and no keys.');
      }
      const isLost = type === 'info' || (type === 'fail' && f === 'read');
      return `INFO  jepsen.util - ${process}\t:${type}\t:${f}\t${isLost ? ':timed-out' : ednText(value)}\n`;
    })
    .join('');
}

/** The names of a transaction's operations are keywords in EDN. */
function operations(value: unknown): unknown {
  const isTransaction =
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((one) => Array.isArray(one) && ['append', 'r', 'w'].includes(String(one[0])));
  if (!isTransaction) return value;
  return (value as readonly (readonly unknown[])[]).map(([f, ...rest]) => [
    `:${String(f)}`,
    ...rest,
  ]);
}
