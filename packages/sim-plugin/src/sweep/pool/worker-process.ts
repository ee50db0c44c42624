import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * Megabytes that new objects have before V8 looks which of them live. A run leaves little behind, so a
 * larger young generation is looked through less often: workers then get less into each other's way.
 */
const YOUNG_GENERATION = '--max-semi-space-size=64';

const LAUNCH = fileURLToPath(new URL('../worker/launch.mjs', import.meta.url));

/** The kind of the message by which a process says that Node has started. */
export const BOOTED = 'booted';

/** What a process is to run that was started before that was known. */
export interface Launch {
  /** Absolute path. */
  readonly file: string;
  /** The arguments of the command line. */
  readonly words: readonly string[];
}

/**
 * A process that runs a file with Node, and can be sent messages.
 *
 * @param file - absolute path
 * @param words - the arguments of the command line
 */
export function startProcess(file: string, words: readonly string[]): ChildProcess {
  return fork(file, words, {
    execArgv: ['--enable-source-maps', YOUNG_GENERATION],
    // VS Code attaches to every process that has this, and a worker at a breakpoint would be ended as one
    // that hangs: `--inspect` runs on the main thread.
    env: { ...process.env, VSCODE_INSPECTOR_OPTIONS: undefined },
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

/** A process that is started before the file that it is to run is known, so that nothing waits for its start. */
export class SpareProcess {
  readonly #process: ChildProcess;
  readonly #beganMs = performance.now();
  #bootMs: number | undefined;
  #isUsable = true;

  /** @param packages - URLs of modules to load beforehand, which the file is likely to import */
  constructor(packages: readonly string[] = []) {
    this.#process = startProcess(LAUNCH, packages);
    this.#process.once('error', this.#onEnd);
    this.#process.once('exit', this.#onEnd);
    this.#process.once('message', () => (this.#bootMs = performance.now() - this.#beganMs));
  }

  /**
   * The time that Node took to start, in milliseconds: that since the call where it has not yet. 0 once the process
   * runs a file, or has ended.
   */
  get bootMs(): number {
    return this.#isUsable ? (this.#bootMs ?? performance.now() - this.#beganMs) : 0;
  }

  /**
   * Has the process run a file. Later calls, and those after its end, give a new process.
   *
   * @param file - absolute path
   * @param words - the arguments of the command line
   */
  run(file: string, words: readonly string[]): ChildProcess {
    if (!this.#isUsable) return startProcess(file, words);
    this.#isUsable = false;
    this.#process.off('error', this.#onEnd);
    this.#process.off('exit', this.#onEnd);
    const launch: Launch = { file, words };
    this.#process.send(launch, () => undefined);
    return this.#process;
  }

  /** Ends the process, unless it runs a file. */
  dispose(): void {
    if (this.#isUsable) this.#process.kill('SIGKILL');
  }

  readonly #onEnd = (): void => {
    this.#isUsable = false;
  };
}
