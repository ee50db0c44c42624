import { callerIn } from './call-site.js';
import { type Leak, REMEDIES } from './remedy.js';
import { type Below } from './trip.js';

/** Simulated code used what would make two runs of one seed differ. */
export class GuardError extends Error {
  /** `GuardError`, as a report's violation shows it. */
  override readonly name = 'GuardError';
  /** What was used, such as `Math.random()`. */
  readonly api: string;

  /**
   * @param below - the guard's own function: the stack begins with its caller, whose line is named
   * @internal
   */
  constructor(api: string, leak: Leak, below: Below) {
    super();
    this.api = api;
    const frames = captureFrames(this, below);
    const caller = callerIn(frames.join('\n'));
    const where = caller === undefined ? '' : ` at ${caller}`;
    this.message = `${api} was called${where} while a simulation runs: ${REMEDIES[leak]}.`;
    const own = frames.findIndex((frame) => caller !== undefined && frame.includes(caller));
    const shown = frames.slice(0, Math.max(stackLimit() ?? frames.length, own + 1));
    this.stack = [`GuardError: ${this.message}`, ...shown].join('\n');
  }
}

/** Enough to come out of a library, WebAssembly included, to the line that called it. */
const DEEPEST_FRAME = 100;

/** Not every engine has these; without them the guard's own frames stay in the stack. */
const engine = Error as {
  readonly captureStackTrace?: (error: Error, below: unknown) => void;
  stackTraceLimit?: number;
};

const stackLimit = (): number | undefined => engine.stackTraceLimit;

/** The lines of a stack, without its head. */
function captureFrames(error: Error, below: Below): readonly string[] {
  const limit = stackLimit();
  if (engine.captureStackTrace !== undefined && limit !== undefined) {
    engine.stackTraceLimit = DEEPEST_FRAME;
    engine.captureStackTrace(error, below);
    engine.stackTraceLimit = limit;
  }
  const [, ...frames] = (error.stack ?? '').split('\n');
  return frames;
}
