import type { OperatorName } from '../../mutation/operators/operator-name.js';
import { whatToDemand } from '../../mutation/report/what-to-demand.js';
import { changedLines } from '../../mutation/report/excerpt.js';
import { LineIndex, type Position } from '../../review/source/line-index.js';
import type { MutatedSource, Survivor } from './mutated-source.js';

/** The parts of the mutation-testing-report schema that the audit reads. */
export interface MutationFile {
  readonly files: Readonly<Record<string, MutatedFile>>;
  readonly testFiles: Readonly<
    Record<string, { readonly tests: readonly { readonly id: string; readonly name: string }[] }>
  >;
}

interface MutatedFile {
  readonly source: string;
  readonly mutants: readonly MutantResult[];
}

interface MutantResult {
  readonly id: string;
  readonly mutatorName: string;
  readonly replacement: string;
  readonly location: { readonly start: Position; readonly end: Position };
  readonly status: string;
  readonly killedBy?: readonly string[];
}

/** The files with mutants that no oracle noticed. */
export function survivorsOf({ files }: MutationFile): readonly MutatedSource[] {
  return Object.entries(files)
    .map(([path, { source, mutants }]) => ({
      path,
      text: source,
      survivors: mutants
        .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
        .map((mutant) => survivorOf(source, mutant)),
    }))
    .filter(({ survivors }) => survivors.length > 0);
}

function survivorOf(text: string, mutant: MutantResult): Survivor {
  const { id, mutatorName, replacement, location, status } = mutant;
  const lines = new LineIndex(text);
  const range = { start: lines.offsetOf(location.start), end: lines.offsetOf(location.end) };
  return {
    id,
    operator: mutatorName,
    line: location.start.line,
    column: location.start.column,
    lastLine: location.end.line,
    isReached: status === 'Survived',
    ...changedLines(text, { ...range, replacement }),
    demand: whatToDemand(mutatorName as OperatorName),
  };
}
