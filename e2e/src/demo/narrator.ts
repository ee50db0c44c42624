/** Tells what happens, step by step: headings, commands, quoted output, and how long a step took. */
export class Narrator {
  readonly #steps: number;
  #step = 0;

  constructor(steps: number) {
    this.#steps = steps;
  }

  /** Runs one step under its heading; its time is printed when it is done. */
  async step(heading: string, work: () => Promise<void>): Promise<void> {
    this.#step += 1;
    console.log(`\n${this.#step}/${this.#steps}  ${heading}\n`);
    const startedMs = performance.now();
    await work();
    console.log(`\n     done in ${((performance.now() - startedMs) / 1000).toFixed(1)} s`);
  }

  say(text: string): void {
    console.log(`     ${text}`);
  }

  command(commandLine: string): void {
    console.log(`     $ ${commandLine}`);
  }

  quote(text: string): void {
    for (const line of text.trimEnd().split('\n')) console.log(`     | ${line}`);
  }
}
