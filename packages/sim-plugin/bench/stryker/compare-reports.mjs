import { basename } from 'node:path';
import { minifySync, transformSync } from 'rolldown/utils';

const NOTICED = new Set(['Killed', 'Timeout', 'RuntimeError']);

/**
 * Compares two reports in the mutation-testing-report schema over the same sources. Two mutants are one when their files
 * are the same after minification, which folds constants and drops dead code.
 *
 * @returns the mutants that both have, each with both verdicts, and those that one has alone
 */
export function compareReports(one, other) {
  const theirs = bySource(other);
  const both = new Map();
  const oneAlone = [];
  for (const [code, mutants] of bySource(one)) {
    const same = theirs.get(code);
    if (same === undefined) oneAlone.push(...mutants);
    else both.set(code, { one: mutants, other: same });
  }
  const otherAlone = [...theirs].flatMap(([code, mutants]) => (both.has(code) ? [] : mutants));
  return { both: [...both.values()], oneAlone, otherAlone };
}

/** Whether a mutant of some that are the same is noticed. */
export function isNoticed(mutants) {
  return mutants.some(({ status }) => NOTICED.has(status));
}

function bySource({ files }) {
  const found = new Map();
  for (const [path, { source, mutants }] of Object.entries(files)) {
    const file = basename(path);
    for (const mutant of mutants) {
      const { line, column } = mutant.location.start;
      const [start, end] = [mutant.location.start, mutant.location.end].map((it) => at(source, it));
      const before = source.slice(start, end);
      const code = `${file} ${canonical(file, source.slice(0, start) + mutant.replacement + source.slice(end))}`;
      found.set(code, [...(found.get(code) ?? []), { ...mutant, file, line, column, before }]);
    }
  }
  return found;
}

function at(source, { line, column }) {
  const before = source.split('\n').slice(0, line - 1);
  return before.reduce((sum, text) => sum + text.length + 1, 0) + column - 1;
}

function canonical(file, text) {
  const { code, errors } = transformSync(file, text, { lang: 'ts' });
  if (errors.length > 0) return text;
  const options = { module: true, compress: true, mangle: false };
  return minifySync(`${file}.js`, minifySync(`${file}.js`, code, options).code, options).code;
}
