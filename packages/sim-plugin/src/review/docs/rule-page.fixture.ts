import type { CorpusFile } from '../corpus/corpus.fixture.js';
import type { Rule } from '../rule.js';
import type { Severity } from '../severity.js';

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

/** The list of all rules, and how to work with them. */
export function rulesPage(rules: readonly Rule[]): string {
  const rows = rules.map(
    (rule) =>
      `| [${rule.name}](${rule.name}.md) | ${severities(rule).join(', ')} | ${rule.boundaries.join(', ')} | ${rule.summary} |`,
  );
  const table = [
    '| Rule | Severity | Boundaries | What it asks for |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
  return `${INTRODUCTION}\n\n${table}\n\n${USE}\n`;
}

const INTRODUCTION = `# The rules of sim-check

\`nx sim-check\` reviews everything that a module imports, through libraries of the workspace, and fails when it finds a \`BLOCK\`. Which leaks it finds, and which the guards of a running simulation stop, is in [leaks.md](../leaks.md).`;

const USE = `## Boundaries

A file is held to the strictest boundary of the modules that it belongs to. \`strict\` admits no effect at all and is what coordination and gossip modules have; \`moderate\` admits asynchronous effects behind ports and is what pipelines have; \`boundary\` admits all that the simulation of a service takes over; \`adapter\` is the outside world, exempt and not looked into.

\`\`\`json
{
  "modules": { "orders": { "type": "coordination", "simulation": "src/sim.ts", "boundary": "strict" } },
  "review": {
    "adapters": ["src/adapters/**"],
    "packages": { "pure-rand": "draws from the seed that it is given" },
    "rules": { "no-io": { "allow": ["console.debug"] } }
  }
}
\`\`\`

\`packages\` names the third-party packages that the project vouches for; their code is not reviewed. The summary of every check repeats the reasons.

## When a finding is no fault

\`// sim-allow no-clock -- the reason\` answers for the line that it stands on, or for the next line when it stands alone; \`/* sim-allow-file no-clock, no-io -- the reason */\` for a file. Without a reason it allows nothing. It means the same to ESLint and Oxlint.

## In ESLint

\`\`\`js
import simulation from '@gossip/sim-plugin/eslint';

export default [
  simulation.configs.strict, // or simulation.configs.recommended, for modules with ports
];
\`\`\`

The rules run on whatever parser the config has for TypeScript. \`settings: { sim: { boundary: 'moderate' } }\` sets the boundary by itself.

## In Oxlint

\`\`\`json
{
  "jsPlugins": ["@gossip/sim-plugin/oxlint"],
  "settings": { "sim": { "boundary": "strict" } },
  "rules": { "sim/no-clock": "error" }
}
\`\`\`

ESLint and Oxlint see one file at a time; only \`sim-check\` follows imports.`;

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
