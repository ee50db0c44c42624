import { jsonText } from '../../json-text.js';
import type { Diagnostic } from '../diagnostic.js';
import type { Severity } from '../severity.js';
import { RULES } from '../rules/rules.js';
import { ruleHelp } from '../rule-help.js';
import type { CheckResult } from './check-result.js';
import { Fingerprints } from './fingerprints.js';

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  BLOCK: 'error',
  WARN: 'warning',
  INFO: 'note',
};

/** Who made a report. */
export interface SarifOrigin {
  readonly version: string;
}

const INFORMATION = 'https://www.npmjs.com/package/@gossip/sim-plugin';

/** Code-scanning services know the root of the repository by this name, whatever its path. */
const ROOT = '%SRCROOT%';

/** What finds what is no rule of the review, by the form of its name. */
const OTHER_RULES: readonly { readonly id: RegExp; readonly text: string }[] = [
  { id: /^TS\d+$/, text: 'An error that the TypeScript compiler reports under this number.' },
  { id: /^sim\/syntax$/, text: 'A file that is reviewed is valid TypeScript.' },
];

interface RuleDescriptor {
  readonly id: string;
  readonly shortDescription: { readonly text: string };
  readonly fullDescription: { readonly text: string };
  readonly help: { readonly text: string };
  readonly defaultConfiguration: { readonly level: string };
}

/** The Static Analysis Results Interchange Format 2.1.0, which code-scanning services read. */
export function formatSarif(result: CheckResult, { version }: SarifOrigin): string {
  const { diagnostics, suppressed, summary } = result;
  const all = [...diagnostics, ...suppressed.map(({ diagnostic }) => diagnostic)];
  const rules = [...RULES.map(descriptorOf), ...otherRules(all)];
  const index = new Map(rules.map(({ id }, position) => [id, position]));
  const fingerprints = new Fingerprints();
  const toResult = (it: Diagnostic): object => resultOf(it, index.get(it.rule), fingerprints);
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'sim-check',
            semanticVersion: version,
            informationUri: INFORMATION,
            rules,
          },
        },
        // A run of one project replaces the run before of that project, and of no other.
        automationDetails: { id: `sim-check/${summary.project}/` },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [ROOT]: { description: { text: 'The root of the workspace.' } } },
        results: [
          ...diagnostics.map(toResult),
          ...suppressed.map(({ diagnostic, reason }) => ({
            ...toResult(diagnostic),
            suppressions: [{ kind: 'inSource', justification: reason }],
          })),
        ],
      },
    ],
  };
  return jsonText(log);
}

function descriptorOf(rule: (typeof RULES)[number]): RuleDescriptor {
  return {
    id: `sim/${rule.name}`,
    shortDescription: { text: rule.summary },
    fullDescription: { text: rule.why },
    help: { text: ruleHelp(rule) },
    defaultConfiguration: { level: LEVELS[rule.severity] },
  };
}

/** What was found that is no rule of the review: errors of the compiler, and of syntax. */
function otherRules(diagnostics: readonly Diagnostic[]): readonly RuleDescriptor[] {
  const names = new Set(diagnostics.map(({ rule }) => rule));
  return [...names].flatMap((id) => {
    const found = OTHER_RULES.find((other) => other.id.test(id));
    if (found === undefined) return [];
    const text = { text: found.text };
    return [
      {
        id,
        shortDescription: text,
        fullDescription: text,
        help: text,
        defaultConfiguration: { level: LEVELS.BLOCK },
      },
    ];
  });
}

function resultOf(
  it: Diagnostic,
  ruleIndex: number | undefined,
  fingerprints: Fingerprints,
): object {
  return {
    ruleId: it.rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: LEVELS[it.severity],
    message: { text: [it.what, it.fix].filter(Boolean).join(' ') },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(it.file), uriBaseId: ROOT },
          region: {
            startLine: it.line,
            startColumn: it.column,
            ...(it.endLine === undefined ? {} : { endLine: it.endLine }),
            ...(it.endColumn === undefined ? {} : { endColumn: it.endColumn }),
          },
        },
      },
    ],
    partialFingerprints: { 'simCheckFinding/v1': fingerprints.next(it) },
  };
}

function uriOf(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
