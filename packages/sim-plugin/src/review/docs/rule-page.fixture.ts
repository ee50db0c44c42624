import { type CorpusFile } from '../corpus/corpus.fixture.js';
import { type Rule } from '../rule.js';
import { type Severity } from '../severity.js';

const EXAMPLES = 4;

/** The documentation of a rule, from what the rule says of itself and from the corpus. */
export function rulePage(rule: Rule, corpus: readonly CorpusFile[]): string {
  const own = corpus.filter((file) => file.rule === rule.name);
  const invalid = own.filter(({ isValid }) => !isValid);
  const valid = own.filter(({ isValid }) => isValid);
  const sections = [
    `# sim/${rule.name}`,
    rule.summary,
    `**Why.** ${rule.why}`,
    `**Severity** ${severities(rule).join(', ')}. **Boundaries** ${rule.boundaries.join(', ')}.`,
    '## What it finds',
    findings(rule),
    '## Not like this',
    examples(invalid),
    '## Like this',
    examples(valid),
    '## Options',
    options(rule),
    '## When a finding is no fault',
    `Say so where it stands, with the reason: \`// sim-allow ${rule.name} -- the reason\`. The summary of \`sim-check\` repeats every reason.`,
  ];
  return `${sections.join('\n\n')}\n`;
}

/** The list of all rules. */
export function rulesPage(rules: readonly Rule[]): string {
  const rows = rules.map(
    (rule) =>
      `| [${rule.name}](${rule.name}.md) | ${severities(rule).join(', ')} | ${rule.boundaries.join(', ')} | ${rule.summary} |`,
  );
  return (
    [
      '# The rules of sim-check',
      '`nx sim-check` reviews everything that a module imports; the same rules run in ESLint (`@gossip/sim-plugin/eslint`) and in Oxlint (`@gossip/sim-plugin/oxlint`). `BLOCK` fails the check.',
      [
        '| Rule | Severity | Boundaries | What it asks for |',
        '| --- | --- | --- | --- |',
        ...rows,
      ].join('\n'),
    ].join('\n\n') + '\n'
  );
}

function severities(rule: Rule): readonly Severity[] {
  const used = new Set(
    Object.values(rule.messages).map(({ severity }) => severity ?? rule.severity),
  );
  return (['BLOCK', 'WARN', 'INFO'] as const).filter((severity) => used.has(severity));
}

function findings(rule: Rule): string {
  const rows = Object.values(rule.messages).map(
    ({ what, fix, severity }) => `| ${severity ?? rule.severity} | ${cell(what)} | ${cell(fix)} |`,
  );
  return ['| | What is wrong | What to do |', '| --- | --- | --- |', ...rows].join('\n');
}

function cell(text: string): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, '<$1>').replaceAll('|', '\\|');
}

function examples(files: readonly CorpusFile[]): string {
  return files
    .slice(0, EXAMPLES)
    .map(({ text }) => `\`\`\`ts\n${text.replaceAll(/ \/\/ ~ [\w -]+$/gm, '').trimEnd()}\n\`\`\``)
    .join('\n\n');
}

function options(rule: Rule): string {
  const entries = Object.entries(rule.options ?? {});
  if (entries.length === 0) return 'None.';
  const rows = entries.map(([name, schema]) => `- \`${name}\`: ${description(schema)}`);
  return [
    ...rows,
    '',
    `In sim.config.json: \`"review": { "rules": { "${rule.name}": { … } } }\`. In ESLint and Oxlint: \`"sim/${rule.name}": ["error", { … }]\`.`,
  ].join('\n');
}

function description(schema: object): string {
  return 'description' in schema ? String(schema.description) : '';
}
