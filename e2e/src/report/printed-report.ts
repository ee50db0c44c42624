/**
 * Readers of what `sim-run` prints. They know the words of the report and nothing of the plugin's code, since
 * the printed report is what its users live with.
 */

/** The report itself, without the lines that Nx prints around it. */
export function reportText(output: string): string {
  return find(
    output,
    /^(SIMULATION REPORT[^]*?)(?=\n+(?: ?NX |Warning: command|———|> nx run)|$(?![^]))/m,
    'a report',
  );
}

/**
 * The report of one module among those of several.
 *
 * @param module - the module's name
 */
export function reportOf(module: string, output: string): string {
  const start = output.indexOf(`SIMULATION REPORT  ${module} `);
  if (start < 0) throw new Error(`The output lacks a report of ${module}:\n${output}`);
  return reportText(output.slice(start));
}

/** The first seed of the sweep. */
export function firstSeed(output: string): number {
  return Number(find(output, /^Seeds\s.*\(first (\d+)/m, 'a Seeds row'));
}

/** `PASS` or `FAIL`. */
export function result(output: string): string {
  return find(output, /^Result\s+(\w+)/m, 'a Result row');
}

/** The fingerprint of the order of events, which `--seed` and `--plan` print. */
export function traceHash(output: string): string {
  return find(output, /^Trace hash\s+(0x[0-9a-f]+)/m, 'a Trace hash row');
}

/** The fingerprint of messages, inputs, effects and states, which `--seed` and `--plan` print. */
export function contentHash(output: string): string {
  return find(output, /^Content hash\s+(0x[0-9a-f]+)/m, 'a Content hash row');
}

/** The two fingerprints of several modules' runs, by the modules' names. */
export function hashes(output: string): Readonly<Record<string, string>> {
  const reports = output.matchAll(
    /^SIMULATION REPORT {2}(\S+)[^]*?^Trace hash\s+(0x[0-9a-f]+).*\nContent hash\s+(0x[0-9a-f]+)/gm,
  );
  return Object.fromEntries(
    [...reports].map(([, name = '', trace = '', content = '']) => [name, `${trace} ${content}`]),
  );
}

/** The first printed replay command. */
export function replayCommand(output: string): string {
  return find(output, /^\s*replay: (.+?)\s*$/m, 'a replay command');
}

/** The names of the invariants that the report marks with `FAIL`. */
export function failedInvariants(output: string): readonly string[] {
  const rows = output.matchAll(/^(?:Invariants)?\s+(\S.*?)\s{2,}[\d,]+ checks\s+FAIL/gm);
  return [...rows].map(([, name = '']) => name);
}

/** Whether Nx says that it took the task's result from its cache. */
export function cameFromCache(output: string): boolean {
  return /\[(local cache|existing outputs match the cache, left as is)\]/.test(output);
}

/** Tasks that Nx says it ran or restored, such as `@acme/orders:sim-run`. */
export function tasks(output: string): readonly string[] {
  const lines = output.matchAll(/^> nx run (\S+)/gm);
  return [...new Set([...lines].map(([, task = '']) => task))].sort();
}

/** Those of the tasks that Nx says it ran, since no cache had their results. */
export function tasksRun(output: string): readonly string[] {
  return tasksMarked(output, (mark) => !mark.includes('cache'));
}

/** Those of the tasks whose results Nx says it took from the remote cache. */
export function tasksFromRemoteCache(output: string): readonly string[] {
  return tasksMarked(output, (mark) => mark.includes('[remote cache]'));
}

function tasksMarked(output: string, isMeant: (mark: string) => boolean): readonly string[] {
  const lines = output.matchAll(/^> nx run (\S+)(.*)$/gm);
  const meant = [...lines].filter(([, , mark = '']) => isMeant(mark));
  return [...new Set(meant.map(([, task = '']) => task))].sort();
}

function find(output: string, pattern: RegExp, what: string): string {
  const found = pattern.exec(output)?.[1];
  if (found === undefined) throw new Error(`The output lacks ${what}:\n${output}`);
  return found;
}
