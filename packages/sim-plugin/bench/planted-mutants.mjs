import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import process from 'node:process';
import { URL } from 'node:url';
import { parseArgs } from 'node:util';
import { minifySync, transformSync } from 'rolldown/utils';
import { changedSite, makeMutants } from '../dist/mutation/operators/make-mutants.js';
import { OPERATOR_NAMES } from '../dist/mutation/operators/operator-name.js';
import { parseSource } from '../dist/review/source/parse-source.js';

/**
 * Which planted mistakes are among the mutants of the modules without them: those of `e2e/bugs`, and with `--zoo FOLDER`
 * those of modules that take the name of their mistake as a parameter, `flaw`. Two sources are the same when they are
 * after minification, which folds constants and drops dead code.
 */
const { values } = parseArgs({
  options: { zoo: { type: 'string' }, json: { type: 'boolean', default: false } },
});
/** Marks an answer that is not the module's own code, and is not to be mutated. */
const MARK = '/*answer*/';
const CATALOGUE = new URL('../../../e2e/dist/bugs/bug-catalogue.js', import.meta.url);
const { BUG_CATALOGUE } = await import(CATALOGUE.href);
const BUGS = resolve(import.meta.dirname, '../../../e2e/bugs');

const rows = [...plantedBugs(), ...(values.zoo === undefined ? [] : zooMistakes(values.zoo))].map(
  ({ name, file, right, wrong }) => ({ name, ...search(file, right, wrong) }),
);
const lines = rows.map(({ name, mutants, found }) => `${name}: ${textOf(found, mutants)}`);
process.stdout.write(`${values.json ? JSON.stringify(rows, null, 1) : lines.join('\n')}\n`);

function textOf(found, mutants) {
  if (found.length === 0) return `not among ${mutants} mutants`;
  const [{ operator, line, before, after }] = found;
  return `${operator} in line ${line}, of ${mutants} mutants: ${before} -> ${after}`;
}

/** The mutants of the right source that are the wrong one. */
function search(file, right, wrong) {
  const source = parseSource(file, right);
  const operators = new Set(OPERATOR_NAMES);
  const mutants = makeMutants({ file, source, firstId: 0, operators });
  const wanted = canonical(file, wrong);
  const found = mutants.flatMap((mutant) => {
    const { site, start, end, operator, replacement } = mutant;
    if (right.startsWith(MARK, end)) return [];
    const changed = right.slice(0, site.start) + changedSite(mutant, right) + right.slice(site.end);
    if (canonical(file, changed) !== wanted) return [];
    const line = right.slice(0, start).split('\n').length;
    return [{ operator, line, before: short(right.slice(start, end)), after: short(replacement) }];
  });
  return { mutants: mutants.length, found };
}

function short(text) {
  return text.replace(/\s+/g, ' ').trim().slice(0, 80) || '(nothing)';
}

/** The code without types, with constants folded and dead code dropped. */
function canonical(file, text) {
  const { code } = transformSync(file, text, { lang: 'ts' });
  const options = { module: true, compress: true, mangle: false };
  return minifySync(
    `${basename(file)}.js`,
    minifySync(`${basename(file)}.js`, code, options).code,
    options,
  ).code.replaceAll(/new (Map|Set)\((\[\]|void 0)\)/g, 'new $1()');
}

function plantedBugs() {
  return BUG_CATALOGUE.map(({ name, file, right, wrong }) => {
    const text = readFileSync(join(BUGS, name, file), 'utf8');
    return { name, file, right: text, wrong: text.replace(right, () => wrong) };
  });
}

function zooMistakes(folder) {
  return readdirSync(folder).flatMap((module) => {
    const file = join(folder, module, 'src/protocol.ts');
    const text = readFileSync(file, 'utf8');
    const [, union] = /type Flaw =([^;]+);/.exec(text) ?? [];
    if (union === undefined) throw new Error(`${file} has no type Flaw that names its mistakes.`);
    const flaws = [...union.matchAll(/'([^']+)'/g)]
      .map(([, flaw]) => flaw)
      .filter((it) => it !== 'none');
    const right = withFlaw(text, 'none');
    return flaws.map((flaw) => ({
      name: `${module} ${flaw}`,
      file: 'protocol.ts',
      right,
      wrong: withFlaw(text, flaw),
    }));
  });
}

/** The source with the questions for its mistake answered, and the answers marked. */
function withFlaw(text, flaw) {
  return text.replace(
    /(?:this\.)?#?flaw (===|!==) '([^']+)'/g,
    (_, sign, asked) => String((sign === '===') === (asked === flaw)) + MARK,
  );
}
