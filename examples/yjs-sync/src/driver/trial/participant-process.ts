import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { type Account } from './account.js';
import { type Order, type Report, type Shown } from './deed.js';

/** How long a process has for an answer, in milliseconds. */
const PATIENCE_MS = 20_000;

/** A process of the trial, which can be killed and started again. */
export class ParticipantProcess {
  #process: ChildProcess;
  readonly #start: (port: number) => ChildProcess;

  private constructor(start: (port: number) => ChildProcess, port: number) {
    this.#start = start;
    this.#process = start(port);
  }

  /**
   * @param program - the built `participant`
   * @param port - the server's own, or 0 for one that is free; or where a client finds it
   */
  static begin(
    program: URL,
    id: number,
    count: number,
    folder: string,
    port: number,
    account: Account,
  ): ParticipantProcess {
    const start = (at: number): ChildProcess => {
      const args = [`${id}`, `${count}`, folder, `${at}`];
      // Without the parent's own flags, such as those by which a test runner resolves sources.
      const child = fork(program, args, { execArgv: [] });
      child.on('message', (report: Report) => account.take(report));
      return child;
    };
    return new ParticipantProcess(start, port);
  }

  /** Ends it as a loss of power would end its program. */
  async kill(): Promise<void> {
    const exited = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await exited;
  }

  startAgain(port: number): void {
    this.#process = this.#start(port);
  }

  rest(): void {
    this.#order('rest');
  }

  async bound(): Promise<number> {
    return (await this.#hear('bound')).port;
  }

  async show(): Promise<Shown> {
    this.#order('show');
    return this.#hear('shown');
  }

  /** Lets it end by itself; gives the hash of what it has recorded. */
  async leave(): Promise<number> {
    this.#order('leave');
    return (await this.#hear('left')).traceHash;
  }

  /** Ends it, if it runs, at once. */
  stop(): void {
    this.#process.kill('SIGKILL');
  }

  #order(order: Order): void {
    this.#process.send(order);
  }

  #hear<Kind extends Report['kind']>(kind: Kind): Promise<Extract<Report, { kind: Kind }>> {
    const child = this.#process;
    return new Promise((resolve, reject) => {
      const settle = (): void => {
        clearTimeout(patience);
        child.off('message', listen).off('exit', fail);
      };
      const listen = (report: Report): void => {
        if (report.kind !== kind) return;
        settle();
        resolve(report as Extract<Report, { kind: Kind }>);
      };
      const fail = (): void => {
        settle();
        reject(new Error(`A process of the trial has not ${kind}: see what it printed above.`));
      };
      const patience = setTimeout(fail, PATIENCE_MS);
      child.on('message', listen).on('exit', fail);
    });
  }
}
