/** Lines of a script that are those of a source, one by one: first line, source, its first line, how many. */
type Run = readonly [line: number, source: number, sourceLine: number, count: number];

interface ScriptLines {
  readonly sources: readonly string[];
  readonly runs: readonly Run[];
}

/** What the bundler writes at the end of a host's script. */
const MARK = '\n//# hostLines=';
const NO_LINES: ScriptLines = { sources: [], runs: [] };

/** Sources that are not the user's own: packages, and the simulated built-in modules. */
const FOREIGN = /(?:^|\/)node_modules\/|\/service\/inside\/|^built-in:|^host-entry$|^helper$/;

/** Where the lines of a host's script come from. */
export class SourceLines {
  readonly #entry: string;
  readonly #lines: ScriptLines;

  /**
   * Reads what the bundler wrote at the end of a script.
   *
   * @param entry - the name of the script in stacks
   */
  constructor(entry: string, code: string) {
    this.#entry = entry;
    const start = code.lastIndexOf(MARK);
    this.#lines =
      start < 0 ? NO_LINES : (JSON.parse(code.slice(start + MARK.length)) as ScriptLines);
  }

  /** A stack with the lines of sources in place of those of the script; frames of built-in modules are left out. */
  stack(stack: string): string {
    return stack
      .split('\n')
      .map((line) => this.#frame(line))
      .filter((line) => !/ \(?(?:[^ ]*\/service\/inside\/|built-in:|host-entry)/.test(line))
      .join('\n');
  }

  /** The first line of the user's own code in a stack, as `src/main.ts:12`; that of a package where there is none. */
  place(stack: string): string | undefined {
    let ofPackage: string | undefined;
    for (const frame of stack.split('\n')) {
      const found = this.#found(frame);
      if (found === undefined) continue;
      const place = `${found.source}:${found.line}`;
      if (!FOREIGN.test(found.source)) return place;
      if (found.source.includes('node_modules/')) ofPackage ??= place;
    }
    return ofPackage;
  }

  #frame(frame: string): string {
    const found = this.#found(frame);
    if (found === undefined) return frame;
    return frame.replace(found.text, `${found.source}:${found.line}`);
  }

  #found(
    frame: string,
  ): { readonly text: string; readonly source: string; readonly line: number } | undefined {
    if (!/^\s+at /.test(frame)) return undefined;
    const start = frame.indexOf(`${this.#entry}:`);
    const numbers = /^(\d+):\d+/.exec(frame.slice(start + this.#entry.length + 1));
    if (start < 0 || numbers === null) return undefined;
    const line = Number(numbers[1]);
    const run = this.#runOf(line);
    if (run === undefined) return undefined;
    const [first, source, sourceFirst] = run;
    return {
      text: `${this.#entry}:${numbers[0]}`,
      source: this.#lines.sources[source] ?? '',
      line: sourceFirst + line - first,
    };
  }

  /** The run that holds a line of the script. */
  #runOf(line: number): Run | undefined {
    const { runs } = this.#lines;
    let [low, high] = [0, runs.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const run = runs[middle] as Run;
      if (line < run[0]) high = middle - 1;
      else if (line >= run[0] + run[3]) low = middle + 1;
      else return run;
    }
    return undefined;
  }
}
