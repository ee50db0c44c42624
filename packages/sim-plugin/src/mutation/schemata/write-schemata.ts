import type { TSESTree } from '@typescript-eslint/types';
import MagicString from 'magic-string';
import type { ParsedSource } from '../../review/source/parse-source.js';
import { walk } from '../../review/source/walk.js';
import { changedSite } from '../operators/make-mutants.js';
import type { Mutant } from '../operators/mutant.js';
import type { Site } from '../operators/site.js';

/** A file that holds all of its mutants, and where each piece of it came from. */
export interface Schemata {
  readonly code: string;
  readonly map: string;
}

/** The mutants that are switched at one place. */
export interface SwitchedSite {
  /** The number by which the place is noted when it is reached: that of its first mutant. */
  readonly id: number;
  readonly site: Site;
  readonly mutants: readonly Mutant[];
}

const ACTIVE = '__simActive';
const REACH = '__simReach';
const STEP = '__simStep';

const LOOPS: ReadonlySet<string> = new Set([
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'WhileStatement',
  'DoWhileStatement',
]);

/**
 * Writes mutant schemata: the file with every mutant in it, each behind a condition that a switch decides
 * when the code runs. All mutants thus share one bundle. Loops count their passes, which distinguishes an
 * endless loop from a slow one.
 *
 * @param mutants - of this file; none for a file whose loops alone are of interest
 * @param switchFile - absolute path of the module that holds the switch
 */
export function writeSchemata(
  { filename, text, ast }: ParsedSource,
  mutants: readonly Mutant[],
  switchFile: string,
): Schemata {
  const edited = new MagicString(text);
  const sites = sitesOf(mutants);
  for (const site of sites) edited.appendRight(innerStart(site.site), opening(site, text));
  for (const site of sites.toReversed()) edited.appendLeft(innerEnd(site.site), closing(site));
  walk(ast, (node) => countPasses(node, edited), nothing);
  // On the first line, which keeps the numbers of all others.
  const names = `active as ${ACTIVE}, reach as ${REACH}, step as ${STEP}`;
  edited.prepend(`import { ${names} } from ${JSON.stringify(switchFile)};`);
  const map = edited.generateMap({ source: filename, includeContent: true, hires: 'boundary' });
  return { code: edited.toString(), map: map.toString() };
}

/** The places at which mutants are switched, an outer one before those inside of it. */
export function sitesOf(mutants: readonly Mutant[]): readonly SwitchedSite[] {
  const byPlace = new Map<string, Mutant[]>();
  for (const mutant of mutants) {
    const { kind, start, end } = mutant.site;
    const key = `${start} ${end} ${kind}`;
    byPlace.set(key, [...(byPlace.get(key) ?? []), mutant]);
  }
  return [...byPlace.values()]
    .flatMap((group) => {
      const [first] = group;
      return first === undefined ? [] : [{ id: first.id, site: first.site, mutants: group }];
    })
    .sort(
      ({ site: one }, { site: other }) =>
        innerStart(one) - innerStart(other) ||
        innerEnd(other) - innerEnd(one) ||
        rank(one) - rank(other),
    );
}

/** Statements hold expressions, also those as long as they are. */
function rank({ kind }: Site): number {
  return kind === 'expression' ? 1 : 0;
}

/** A block keeps its braces. */
function innerStart({ kind, start }: Site): number {
  return kind === 'block' ? start + 1 : start;
}

function innerEnd({ kind, end }: Site): number {
  return kind === 'block' ? end - 1 : end;
}

function opening({ id, site, mutants }: SwitchedSite, text: string): string {
  const note = `${ACTIVE} < 0 && ${REACH}(${id})`;
  if (site.kind === 'expression') {
    const cases = mutants.map(
      (mutant) => `${ACTIVE} === ${mutant.id} ? (${inOneLine(changedSite(mutant, text))}) : `,
    );
    return `(${note}, ${cases.join('')}(`;
  }
  const cases = mutants.map(
    (mutant) => `if (${ACTIVE} === ${mutant.id}) { ${inOneLine(changedSite(mutant, text))} } else `,
  );
  return site.kind === 'block' ? `${note}; ${cases.join('')}{ ` : `{ ${note}; ${cases.join('')}{ `;
}

function closing({ site }: SwitchedSite): string {
  if (site.kind === 'expression') return '))';
  return site.kind === 'block' ? ' }' : ' } }';
}

/** Added lines would move what follows in a debugger; a comment at an end would hide what follows it. */
function inOneLine(text: string): string {
  return text.includes('//') ? `${text}\n` : text;
}

function countPasses(node: TSESTree.Node, edited: MagicString): void {
  if (!LOOPS.has(node.type)) return;
  const { body } = node as TSESTree.ForStatement;
  const [start, end] = body.range;
  if (body.type === 'BlockStatement') {
    edited.appendLeft(start + 1, ` ${STEP}();`);
    return;
  }
  edited.appendLeft(start, `{ ${STEP}(); `);
  edited.prependRight(end, ' }');
}

function nothing(): void {
  // A loop is changed where it begins.
}
