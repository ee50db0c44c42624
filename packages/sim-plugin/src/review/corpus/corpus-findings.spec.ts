import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runRules } from '../run-rules.js';
import { RULES } from '../rules/rules.js';
import { LineIndex } from '../source/line-index.js';
import { parseSource } from '../source/parse-source.js';
import { CORPUS, CORPUS_OPTIONS, type CorpusFile, corpusFiles } from './corpus.fixture.js';

// The files say on which lines rules find something; this says what they find there: the place, the
// message, how severe it is, and the repair. `vitest --update` writes it anew.
it('gives the findings that were looked through', async () => {
  const findings = corpusFiles().flatMap(findingsIn).join('\n');
  await expect(`${findings}\n`).toMatchFileSnapshot(join(CORPUS, 'findings.txt'));
});

function findingsIn({ name, path, text, boundary }: CorpusFile): readonly string[] {
  const lines = new LineIndex(text);
  return runRules(parseSource(path, text), RULES, boundary, CORPUS_OPTIONS).map(
    ({ node, rule, messageId, data, repair, suppression }) => {
      const { line, column } = lines.at(node.range[0]);
      const details = [
        rule.messages[messageId]?.severity ?? rule.severity,
        `${rule.name}/${messageId}`,
        ...(data ? [JSON.stringify(data)] : []),
        ...(repair ? [`repaired by ${JSON.stringify(repair.text)}`] : []),
        ...(suppression ? [`suppressed: ${suppression.reason ?? 'without a reason'}`] : []),
      ];
      return `${name}:${line}:${column} ${details.join(' ')}`;
    },
  );
}
