import { type ChildProcess, fork } from 'node:child_process';
import { type Answer, type Measured, type Request } from './messages.js';

/** A process that takes samples, as the suite sees it. It does one thing at a time. */
export class SampleProcess {
  readonly #child: ChildProcess;

  /** @param server - path of the bundle that serves samples */
  constructor(server: string) {
    this.#child = fork(server, { execArgv: ['--expose-gc'], stdio: ['ignore', 2, 2, 'ipc'] });
  }

  async prepare(variant: string, module: string, scale: number): Promise<void> {
    await this.#ask({ kind: 'prepare', variant, module, scale });
  }

  async sample(variant: string): Promise<Measured> {
    const answer = await this.#ask({ kind: 'sample', variant });
    if (answer.kind !== 'sampled') throw new Error(`${variant}: no sample but ${answer.kind}.`);
    return answer.measured;
  }

  end(): void {
    this.#child.kill();
  }

  #ask(request: Request): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const child = this.#child;
      const ended = (code: number | null): void => {
        reject(new Error(`The process that sampled ${request.variant} ended with code ${code}.`));
      };
      child.once('exit', ended);
      child.once('message', (answer: Answer) => {
        child.off('exit', ended);
        if (answer.kind === 'failed') reject(new Error(`${request.variant}: ${answer.message}`));
        else resolve(answer);
      });
      child.send(request);
    });
  }
}
