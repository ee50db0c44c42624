import type { TSESTree } from '@typescript-eslint/types';
import { suppressionFor } from '../../review/suppression.js';
import type { ParsedSource } from '../../review/source/parse-source.js';
import { walk } from '../../review/source/walk.js';
import type { Draft } from './draft.js';
import type { Mutant } from './mutant.js';
import type { OperatorName } from './operator-name.js';
import { OPERATORS } from './operators.js';
import { type Site, siteOf } from './site.js';

/** The name by which `sim-allow` leaves out all mutants of a line; an operator's name leaves out its own. */
const ALL_MUTANTS = 'mutants';

/** What to make mutants of. */
export interface MutantRequest {
  /** The file, from the workspace's root, with forward slashes. */
  readonly file: string;
  readonly source: ParsedSource;
  /** The id of the first mutant. */
  readonly firstId: number;
  /** The operators to use. */
  readonly operators: ReadonlySet<OperatorName>;
}

type Placed = Omit<Draft, 'node' | 'statements'> & { readonly site: Site; readonly unit: number };

/** Makes the mutants of a file, in the order of their places in it. */
export function makeMutants({
  file,
  source,
  firstId,
  operators,
}: MutantRequest): readonly Mutant[] {
  const seen = new Set<string>();
  return placedDrafts(source)
    .filter((draft) => {
      const changed = changedSite(draft, source.text);
      const key = `${draft.site.start} ${draft.site.end} ${changed}`;
      const isNew =
        !seen.has(key) && changed !== source.text.slice(draft.site.start, draft.site.end);
      seen.add(key);
      return isNew;
    })
    .filter(({ operator }) => operators.has(operator))
    .sort(
      (one, other) =>
        one.start - other.start ||
        one.end - other.end ||
        compare(one.operator, other.operator) ||
        compare(one.replacement, other.replacement),
    )
    .map((draft, index) => {
      const reason = reasonToIgnore(source, draft);
      const mutant = { ...draft, id: firstId + index, file };
      return reason === undefined ? mutant : { ...mutant, ignored: reason };
    });
}

/** The text of a mutant's site with its change made. */
export function changedSite(
  { site, start, end, replacement }: Pick<Mutant, 'site' | 'start' | 'end' | 'replacement'>,
  text: string,
): string {
  return text.slice(site.start, start) + replacement + text.slice(end, site.end);
}

function placedDrafts({ ast, text }: ParsedSource): readonly Placed[] {
  const drafts: Placed[] = [];
  const units: number[] = [];
  let typeDepth = 0;
  walk(
    ast,
    (node) => {
      if (isType(node)) typeDepth++;
      if (isUnit(node)) units.push(node.range[0]);
      if (typeDepth > 0) return;
      const unit = units.at(-1) ?? -1;
      for (const operator of OPERATORS) {
        for (const { node: around, statements, ...draft } of operator(node, text)) {
          const site = statements ? { kind: 'statement' as const, ...statements } : siteOf(around);
          if (site !== undefined) drafts.push({ ...draft, site, unit });
        }
      }
    },
    (node) => {
      if (isType(node)) typeDepth--;
      if (isUnit(node)) units.pop();
    },
  );
  return drafts;
}

/** Types do not run, and `as`, `!` and `satisfies` hold code. */
function isType({ type }: TSESTree.Node): boolean {
  return type.startsWith('TS') && !CODE_WITH_TYPES.has(type);
}

const CODE_WITH_TYPES: ReadonlySet<string> = new Set([
  'TSAsExpression',
  'TSNonNullExpression',
  'TSSatisfiesExpression',
  'TSTypeAssertion',
  'TSParameterProperty',
]);

/** Named functions and methods; arrow functions belong to the function around them. */
function isUnit({ type, parent }: TSESTree.Node): boolean {
  return (
    type === 'FunctionDeclaration' ||
    type === 'MethodDefinition' ||
    (type === 'ArrowFunctionExpression' && parent?.type === 'VariableDeclarator')
  );
}

function reasonToIgnore(source: ParsedSource, { operator, start }: Placed): string | undefined {
  const suppression =
    suppressionFor(source, ALL_MUTANTS, start) ?? suppressionFor(source, operator, start);
  return suppression?.reason;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
