import { type ClientHistory, HistoryLog } from '../../history/recording/history-log.js';
import { type RequestHistory, RequestLog } from '../../history/recording/request-log.js';
import { type HistoryEvent } from '../../history/history-event.js';
import { readHistory } from '../../history/formats/read-history.js';
import { toJson } from '../../recording/plain-json.js';
import { brokenRecording, type DriverErrorHandler, historyFailed } from '../driver-error.js';
import { type ClientRequests } from './client-requests.js';
import { RecordingFile } from './recording-file.js';

/** What a `HistoryRecorder` needs to know beside its file. */
export interface HistoryRecorderOptions {
  /** Hears of it when a call cannot be recorded. The recording ends there; what is recorded goes on. */
  readonly onError: DriverErrorHandler;
  /** The time of events, for readers of reports; their order is that of the file. Default: milliseconds since 1970. */
  readonly now?: () => number;
}

const LINE_BREAK = 0x0a;

/**
 * Writes down the calls of clients of a module that runs for real, event by event as lines of JSON, which `sim-history` and
 * `readHistory` check as they check a simulated history.
 *
 * An event is handed to the operating system before its method returns: the start of a call has to be recorded before
 * the request goes out, its end when the answer is there. All clients have to be recorded by one recorder, since it is
 * the order of the lines that says which call came first.
 */
export class HistoryRecorder {
  readonly #file: RecordingFile;
  readonly #log: HistoryLog;

  /**
   * Opens a history, and continues it if there is one. Calls that were open in it stay open, and their processes are not
   * used again. A last line that a crash cut short is cut off.
   *
   * @param path - the file to write
   * @param options - the clock, and what hears of errors
   * @throws Error when the file cannot be opened; DriverError when it is no history in JSON
   */
  constructor(path: string, { onError, now = () => Date.now() }: HistoryRecorderOptions) {
    this.#file = new RecordingFile(path, { onError, failed: historyFailed });
    try {
      const lost = this.#goOn();
      this.#log = new HistoryLog(now, { keep: (event) => this.#write(event), lost });
    } catch (error) {
      this.#file.refuse();
      throw brokenRecording(path, error);
    }
  }

  /** The processes whose calls are open in what was recorded before. */
  #goOn(): ReadonlySet<string> {
    const bytes = this.#file.read();
    const kept = bytes.lastIndexOf(LINE_BREAK) + 1;
    const before = bytes.subarray(0, kept).toString();
    const events = kept === 0 ? [] : readHistory(before, { format: 'json' });
    if (kept < bytes.length && !isTorn(bytes.subarray(kept))) {
      throw new SyntaxError('its last line is no event of a history');
    }
    if (kept < bytes.length) this.#file.cutAfter(kept);
    const last = new Map(events.map(({ process, type }) => [String(process), type]));
    return new Set([...last].flatMap(([name, type]) => (isLost(type) ? [name] : [])));
  }

  /**
   * The calls of a client. Calls that overlap get processes of their own, as `name.1`.
   *
   * @param name - the client's name
   */
  client(name: string): ClientHistory {
    return this.#log.client(name);
  }

  /**
   * The calls of clients that send requests and get answers, as `CoordinationDriver` notes them.
   *
   * @param accessors - which requests and answers are calls and their ends: the `history` of the simulation
   */
  requests<Input, Effect>(accessors: RequestHistory<Input, Effect>): ClientRequests<Input, Effect> {
    const requests = new RequestLog(this.#log, accessors);
    return {
      sent: (client, input) => this.#file.attempt(() => requests.sent(client, input)),
      received: (client, effect) => this.#file.attempt(() => requests.received(client, effect)),
    };
  }

  /** Ends the recording; what comes later is not recorded. */
  close(): void {
    this.#file.close();
  }

  #write(event: HistoryEvent): void {
    this.#file.attempt(() => {
      const line = JSON.stringify(event);
      if (line !== JSON.stringify(toJson(event))) {
        throw new TypeError(`${event.f} has a value that JSON cannot hold`);
      }
      this.#file.append(`${line}\n`);
    });
  }
}

function isLost(type: HistoryEvent['type']): boolean {
  return type === 'invoke' || type === 'info';
}

/** Whether bytes are the beginning of a line that this recorder writes. */
function isTorn(bytes: Uint8Array): boolean {
  const begin = '{"process":';
  const text = Buffer.from(bytes).toString();
  return text.startsWith(begin) || begin.startsWith(text);
}
