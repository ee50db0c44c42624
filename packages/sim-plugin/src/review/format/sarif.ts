import { pathToFileURL } from 'node:url';
import type { Diagnostic } from '../diagnostic.js';
import type { Severity } from '../severity.js';
import { RULES } from '../rules/rules.js';
import type { CheckResult } from './check-result.js';

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  BLOCK: 'error',
  WARN: 'warning',
  INFO: 'note',
};

/** Who made a report, and where the paths in it begin. */
export interface SarifOrigin {
  readonly version: string;
  /** Absolute path. */
  readonly workspaceRoot: string;
}

/** The Static Analysis Results Interchange Format 2.1.0, which code-scanning services read. */
export function formatSarif(result: CheckResult, origin: SarifOrigin): string {
  const findings = result.diagnostics.map((it) => resultOf(it));
  const allowed = result.suppressed.map(({ diagnostic, reason }) => ({
    ...resultOf(diagnostic),
    suppressions: [{ kind: 'inSource', justification: reason }],
  }));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'sim-check', semanticVersion: origin.version, rules: rules() } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { WORKSPACE: { uri: `${pathToFileURL(origin.workspaceRoot).href}/` } },
        results: [...findings, ...allowed],
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function rules(): readonly object[] {
  return RULES.map(({ name, summary, why, severity }) => ({
    id: `sim/${name}`,
    shortDescription: { text: summary },
    fullDescription: { text: why },
    defaultConfiguration: { level: LEVELS[severity] },
  }));
}

function resultOf(it: Diagnostic): object {
  const ruleIndex = RULES.findIndex(({ name }) => it.rule === `sim/${name}`);
  return {
    ruleId: it.rule,
    ...(ruleIndex < 0 ? {} : { ruleIndex }),
    level: LEVELS[it.severity],
    message: { text: [it.what, it.fix].filter(Boolean).join(' ') },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(it.file), uriBaseId: 'WORKSPACE' },
          region: {
            startLine: it.line,
            startColumn: it.column,
            ...(it.endLine === undefined ? {} : { endLine: it.endLine }),
            ...(it.endColumn === undefined ? {} : { endColumn: it.endColumn }),
          },
        },
      },
    ],
  };
}

function uriOf(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
