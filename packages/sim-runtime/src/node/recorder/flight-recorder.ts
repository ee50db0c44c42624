import { EMPTY_TRACE_HASH, fold, TIME_FACTOR } from '../../kernel/trace-hash.js';
import { type ModuleType, PLAN_SCHEMA_VERSION } from '../../plan/plan.js';
import { type RecordingHeader } from '../../plan/plan-of-recording.js';
import { foldRecorded } from '../../recording/content-of-recording.js';
import { type RecordedInput } from '../../recording/recorded-input.js';
import {
  brokenRecording,
  DriverError,
  type DriverErrorHandler,
  otherRecording,
  recordingFailed,
} from '../driver-error.js';
import { RecordingFile } from './recording-file.js';
import { recordingSoFar } from './recording-so-far.js';

/** What a `FlightRecorder` needs to know of what it records. */
export interface FlightRecorderOptions {
  /** The name of the simulation that is to replay the recording. */
  readonly simulation: string;
  /** The type of the module that is recorded. */
  readonly type: ModuleType;
  /**
   * Hears of it when something cannot be recorded. The recording ends there; what is recorded goes on.
   */
  readonly onError: DriverErrorHandler;
}

/**
 * Writes down what reaches a module that runs for real, input by input with its time, as lines of JSON.
 * `sim-run --plan=<file>` replays them in the simulator, and says so if anything comes out differently.
 *
 * Each line is handed to the operating system before the module goes on, so that it outlives the
 * process, however that ends. Outliving a loss of power would take a sync per line; the file is synced
 * when it is closed.
 */
export class FlightRecorder {
  readonly #file: RecordingFile;
  #hash = EMPTY_TRACE_HASH;
  #contentHash = EMPTY_TRACE_HASH;
  #latest = 0;

  /**
   * Opens a recording, and continues it if there is one. A last line that a crash cut short is cut off;
   * a file that is no recording, or damaged in any other way, is refused and stays as it is.
   *
   * @param path - the file to write, which is added to if it is a recording for the same simulation
   * @param options - what is recorded, and for which simulation
   * @throws Error when the file cannot be opened; DriverError when it is something else, or damaged
   */
  constructor(path: string, { simulation, type, onError }: FlightRecorderOptions) {
    this.#file = new RecordingFile(path, { onError, failed: recordingFailed });
    try {
      this.#goOn(path, { kind: 'recording', schemaVersion: PLAN_SCHEMA_VERSION, simulation, type });
    } catch (error) {
      this.#file.refuse();
      throw error instanceof DriverError ? error : brokenRecording(path, error);
    }
  }

  /** Takes in what was recorded before, or begins. A file that is refused is not written to. */
  #goOn(path: string, header: RecordingHeader): void {
    const bytes = this.#file.read();
    const before = recordingSoFar(bytes, header);
    if (before === undefined) throw otherRecording(path, header.simulation);
    const { inputs, keptBytes, completion } = before;
    if (keptBytes < bytes.length) this.#file.cutAfter(keptBytes);
    if (completion.length > 0) this.#file.append(completion);
    for (const input of inputs) this.#count(input);
  }

  /**
   * The trace hash that replaying the recording so far has, as an unsigned 32-bit integer: it covers when
   * each input came, and the digest of its outcome.
   */
  get traceHash(): number {
    return this.#hash >>> 0;
  }

  /**
   * The content hash that replaying the recording so far has, as an unsigned 32-bit integer: it covers
   * each input with its data, and the digest of its outcome.
   */
  get contentHash(): number {
    return this.#contentHash >>> 0;
  }

  /**
   * Makes the description of an input before the module gets it, which may change what it is given.
   *
   * @param make - makes what is recorded of it; called at once
   * @returns nothing when the recording has ended, as it does when the input is no plain data
   */
  describe<Description>(make: () => Description): Description | undefined {
    return this.#file.attempt(make);
  }

  /**
   * Records an input and its outcome.
   *
   * @param input - what reached the module, and its outcome
   */
  record(input: RecordedInput): void {
    this.#file.attempt(() => {
      this.#file.append(`${JSON.stringify(input)}\n`);
      this.#count(input);
    });
  }

  /** Ends the recording; what comes later is not recorded. */
  close(): void {
    this.#file.close();
  }

  #count(input: RecordedInput): void {
    const { at, outcome } = input;
    this.#contentHash = foldRecorded(this.#contentHash, input);
    this.#latest = Math.max(this.#latest, at);
    this.#hash = fold(this.#hash, (outcome | 0) + Math.imul(this.#latest | 0, TIME_FACTOR));
  }
}
