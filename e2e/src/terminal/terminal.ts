import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { type Environment } from '../command/clean-environment.js';

export const ENTER = '\r';
export const DOWN = '\u001b[B';
export const UP = '\u001b[A';

/** How wide and high the terminal is; `script` makes one without a size. */
const SIZE = 'stty cols 80 rows 40';
const PATIENCE_MS = 120_000;

/** A program at a pseudo terminal, whose questions are read and answered. */
export class Terminal {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #status: Promise<number>;
  #screen = '';
  /** Up to where it was read. */
  #read = 0;
  #notify: () => void = () => undefined;

  /** Starts a command line at a terminal of its own, which `script` of util-linux gives it. */
  constructor(commandLine: string, cwd: string, env: Environment) {
    // -e hands on the exit code, -f what is written at once; the record of the session goes nowhere.
    const args = ['-qef', '-c', `${SIZE}; ${commandLine}`, '/dev/null'];
    const options = { cwd, env: { ...env, TERM: 'xterm' }, detached: true };
    this.#child = spawn('script', args, options);
    this.#child.stdout.setEncoding('utf8').on('data', (text: string) => this.#show(text));
    this.#status = new Promise((resolve, reject) => {
      this.#child.once('error', reject);
      this.#child.once('close', (code) => resolve(code ?? 1));
    });
  }

  /** Everything that was shown so far, without colours and movements. */
  get screen(): string {
    return stripVTControlCharacters(this.#screen);
  }

  /**
   * Waits until something is shown that was not there when the last answer was typed, then types.
   *
   * @throws when it is not shown in time, or the program ends before
   */
  async answer(question: RegExp, keys: string): Promise<void> {
    await this.#inTime(`${question} is not asked`, this.#shown(question));
    this.#read = this.#screen.length;
    this.#child.stdin.write(keys);
  }

  /** @returns the exit code of the command, once it has ended */
  async end(): Promise<number> {
    const status = await this.#inTime('The command does not end', this.#status);
    this.#child.stdin.end();
    return status;
  }

  async #shown(question: RegExp): Promise<void> {
    const ended = this.#status.then((status) => {
      throw new Error(`Ended with ${status} before ${question} was asked:\n${this.screen}`);
    });
    while (!question.test(stripVTControlCharacters(this.#screen.slice(this.#read)))) {
      await Promise.race([new Promise<void>((resolve) => (this.#notify = resolve)), ended]);
    }
    ended.catch(() => undefined);
  }

  #show(text: string): void {
    this.#screen += text;
    this.#notify();
  }

  async #inTime<Value>(complaint: string, wait: Promise<Value>): Promise<Value> {
    const timer = setTimeout(() => this.#kill(), PATIENCE_MS);
    try {
      return await wait;
    } catch (error) {
      throw new Error(complaint, { cause: error });
    } finally {
      clearTimeout(timer);
    }
  }

  /** Ends the whole family: script, its shell, npx and nx. */
  #kill(): void {
    if (this.#child.pid !== undefined) process.kill(-this.#child.pid, 'SIGKILL');
  }
}
