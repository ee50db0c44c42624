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
    captureStack(this, below);
    const caller = callerIn(this.stack ?? '');
    const where = caller === undefined ? '' : ` at ${caller}`;
    this.message = `${api} was called${where} while a simulation runs: ${REMEDIES[leak]}.`;
    this.stack = (this.stack ?? '').replace(/^.*\n/, `GuardError: ${this.message}\n`);
  }
}

function captureStack(error: Error, below: Below): void {
  // Not every engine has it; without it the guard's own frames stay in the stack.
  const { captureStackTrace } = Error as {
    readonly captureStackTrace?: (error: Error, below: unknown) => void;
  };
  captureStackTrace?.(error, below);
}
