import type { Rule } from './rule.js';

/** What a rule is about and how its findings are resolved, as plain text. */
export function ruleHelp({ name, summary, why, messages }: Rule): string {
  const findings = Object.values(messages).map(({ what, fix }) => `- ${plain(what)} ${plain(fix)}`);
  return [
    summary,
    `Why: ${why}`,
    'What it finds, and what to write instead:',
    ...new Set(findings),
    `Where a finding is no fault, say so in a comment with the reason: // sim-allow ${name} -- the reason`,
  ].join('\n');
}

/** `<name>` for a value that a finding carries. */
function plain(text: string): string {
  return text.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, '<$1>');
}
