import { printable, visible } from '@gossip/sim-runtime/printable';
import type { Diagnostic } from '../diagnostic.js';
import type { Severity } from '../severity.js';
import type { CheckResult } from './check-result.js';
import { formatStylish } from './stylish.js';

const COMMANDS: Readonly<Record<Severity, string>> = {
  BLOCK: 'error',
  WARN: 'warning',
  INFO: 'notice',
};

/** Workflow commands, which GitHub shows as annotations on the lines of a pull request, then the summary. */
export function formatGithub(result: CheckResult): string {
  const annotations = result.diagnostics.map((it) => `${annotation(it)}\n`).join('');
  return annotations + formatStylish({ ...result, diagnostics: [] }, false);
}

function annotation(it: Diagnostic): string {
  const properties = {
    file: it.file,
    line: it.line,
    col: it.column,
    ...(it.endLine === undefined ? {} : { endLine: it.endLine }),
    ...(it.endColumn === undefined ? {} : { endColumn: it.endColumn }),
    title: it.rule,
  };
  const list = Object.entries(properties).map(
    ([key, value]) => `${key}=${inProperty(String(value))}`,
  );
  const text = visible([it.what, it.why, it.fix].filter(Boolean).join(' '));
  return `::${COMMANDS[it.severity]} ${list.join(',')}::${inMessage(text)}`;
}

function inMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function inProperty(text: string): string {
  return inMessage(printable(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
