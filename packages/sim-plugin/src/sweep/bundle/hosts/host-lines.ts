import { SourceMap } from 'node:module';

interface Mapped {
  readonly version: number;
  readonly file: string;
  readonly names: readonly string[];
  readonly sources: readonly string[];
  readonly mappings: string;
}

/** Lines of a script that are those of a source, one by one: first line, source, its first line, how many. */
type Run = readonly [line: number, source: number, sourceLine: number, count: number];

/** Past the end of any line. */
const LAST_COLUMN = 1_000_000;

/**
 * Where the lines of a host's script come from, as a comment at its end: an engine ignores source maps of scripts that
 * are made by `vm`, so that the runtime reads them in stacks. Lines alone are kept, not columns.
 *
 * @param before - how many lines the script has before those of the map
 */
export function hostLines(map: Mapped, before: number): string {
  const found = new SourceMap({
    version: map.version,
    file: map.file,
    sources: [...map.sources],
    names: [...map.names],
    mappings: map.mappings,
    sourcesContent: [],
    sourceRoot: '',
  });
  const indices = new Map(map.sources.map((source, index) => [source, index]));
  const runs: Run[] = [];
  const lines = map.mappings.split(';').length;
  for (let line = 0; line < lines; line++) {
    const entry = found.findEntry(line, LAST_COLUMN);
    if (!('originalSource' in entry) || entry.generatedLine !== line) continue;
    const source = indices.get(entry.originalSource) ?? 0;
    addLine(runs, line + before + 1, source, entry.originalLine + 1);
  }
  const sources = map.sources.map((source) => source.replaceAll('\0', ''));
  return `//# hostLines=${JSON.stringify({ sources, runs })}`;
}

/** Adds a line to the last run, or as a new one. */
function addLine(runs: Run[], line: number, source: number, sourceLine: number): void {
  const last = runs.at(-1);
  if (last !== undefined) {
    const [first, of, sourceFirst, count] = last;
    if (of === source && line === first + count && sourceLine === sourceFirst + count) {
      runs[runs.length - 1] = [first, of, sourceFirst, count + 1];
      return;
    }
  }
  runs.push([line, source, sourceLine, 1]);
}
