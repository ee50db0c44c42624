import { formatReport } from '@gossip/sim-runtime/sim';
import type { PageData } from './page-data.js';
import { DATA, TITLE, WORDS } from './page-shell.js';

/** Puts a report into the page, which then needs nothing else. */
export function fillPage(shell: string, data: PageData): string {
  const { report } = data;
  const parts: Readonly<Record<string, string>> = {
    [TITLE]: escapeHtml(`${report.simulation} · ${report.level} · ${report.result}`),
    [WORDS]: escapeHtml(formatReport(report)),
    [DATA]: embeddedJson(data),
  };
  // At once, since a report may hold what looks like a place for something.
  return shell.replace(/\{\{(?:title|words|data)\}\}/g, (place) => parts[place] ?? place);
}

/** JSON that can stand in a script element: without a `<`, nothing in it can end the element. */
function embeddedJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', String.raw`\u003c`);
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
