import { gzipSync } from 'node:zlib';
import { printable, visible } from '@gossip/sim-runtime/printable';
import { formatReport } from '@gossip/sim-runtime/results';
import type { PageData } from './page-data.js';
import { DATA, TITLE, WORDS } from './page-shell.js';

/** So many characters of data are not compressed: they can be read in the page's source. */
const MOST_PLAIN = 1_000_000;

/** What is put into a page. */
export interface PageContent {
  readonly title: string;
  /** What it says where scripts do not run. */
  readonly words: string;
  readonly data: object;
}

/** Puts the report of a simulation into the page, which then needs nothing else. */
export function fillPage(shell: string, data: PageData): string {
  const { report } = data;
  const title = `${report.simulation} · ${report.level} · ${report.result}`;
  return fillShell(shell, { title, words: formatReport(report), data });
}

/** Puts a report of any kind into the page. */
export function fillShell(shell: string, { title, words, data }: PageContent): string {
  const parts: Readonly<Record<string, string>> = {
    [TITLE]: escapeHtml(printable(title)),
    [WORDS]: escapeHtml(words),
    [DATA]: embeddedJson(visibleData(data)),
  };
  // At once, since a report may hold what looks like a place for something.
  return shell.replace(/\{\{(?:title|words|data)\}\}/g, (place) => parts[place] ?? place);
}

/** A copy of plain data in which what a browser acts upon, such as a change of direction, is shown. */
function visibleData(value: unknown): unknown {
  if (typeof value === 'string') return visible(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(visibleData);
  const members = Object.entries(value).map(([key, member]) => [visible(key), visibleData(member)]);
  return Object.fromEntries(members) as unknown;
}

/**
 * JSON that can stand in a script element: without a `<`, nothing in it can end the element. Of a large run it is a
 * string that holds the data compressed: a browser reads it several times as fast, and the page is a tenth as large.
 */
function embeddedJson(value: unknown): string {
  const text = JSON.stringify(value);
  if (text.length <= MOST_PLAIN) return text.replaceAll('<', String.raw`\u003c`);
  return JSON.stringify(gzipSync(text).toString('base64'));
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
