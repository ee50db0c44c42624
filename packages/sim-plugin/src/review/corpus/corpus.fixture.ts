import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RuleOptions } from '../run-rules.js';
import { roleOf } from '../module-file-role.js';
import type { Boundary } from '../severity.js';

/**
 * The corpus: small files below `corpus/<boundary>/<rule>/<valid|invalid>`, reviewed with all rules.
 * `// ~ rule` at the end of a line says which findings the line must have; all others must have none.
 */
export const CORPUS = fileURLToPath(new URL('../../../corpus', import.meta.url));

/** The options with which every door reads the corpus. */
export const CORPUS_OPTIONS: RuleOptions = {
  'no-io': { allow: ['console.debug'] },
  'no-unreviewed-packages': { allow: { 'pure-rand': 'draws from the seed that it is given' } },
};

/** One file of the corpus. */
export interface CorpusFile {
  /** Relative to the corpus, with forward slashes. */
  readonly name: string;
  readonly path: string;
  readonly text: string;
  readonly boundary: Boundary;
  readonly rule: string;
  readonly isValid: boolean;
  /** Findings as `line rule`, sorted. */
  readonly expected: readonly string[];
}

/** All files that are reviewed; tests inside the corpus are only there to be read. */
export function corpusFiles(): readonly CorpusFile[] {
  return readdirSync(CORPUS, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => roleOf(path) !== 'test')
    .map(corpusFile)
    .sort((left, right) => (left.name < right.name ? -1 : 1));
}

function corpusFile(path: string): CorpusFile {
  const name = relative(CORPUS, path).replaceAll('\\', '/');
  const [boundary = '', rule = '', kind] = name.split('/');
  const text = readFileSync(path, 'utf8');
  const expected = text.split('\n').flatMap((line, index) => {
    const rules = /\/\/ ~ (?<rules>[\w -]+)$/.exec(line)?.groups?.['rules'];
    return rules?.split(' ').map((it) => `${index + 1} ${it}`) ?? [];
  });
  return {
    name,
    path,
    text,
    boundary: boundary as Boundary,
    rule,
    isValid: kind === 'valid',
    expected: expected.sort(),
  };
}
