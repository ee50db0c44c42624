import type { AuditedFile } from '../../../audit/files/audit-files.js';
import { h } from '../element.js';
import { Part } from './contents.js';

/** The kinds of test that each file has, and those that would pay. */
export function filesPart(id: string, title: string, files: readonly AuditedFile[]): Part {
  const lacking = files.filter(({ missing }) => missing.length > 0);
  const rows = [...lacking, ...files.filter(({ missing }) => missing.length === 0)].map(fileRow);
  const heads = ['File', 'Kind', 'Has', 'Would pay'].map((words) =>
    h('th', { scope: 'col' }, words),
  );
  return new Part(
    id,
    title,
    `${files.length - lacking.length} of ${files.length} files have the kinds that pay`,
    h(
      'div',
      { class: 'scrolls', tabindex: 0, role: 'region', 'aria-label': `${title}, as a table` },
      h(
        'table',
        { class: 'figures-table' },
        h('thead', {}, h('tr', {}, ...heads)),
        h('tbody', {}, ...rows),
      ),
    ),
  );
}

function fileRow({ path, kind, tests, missing }: AuditedFile): HTMLTableRowElement {
  return h(
    'tr',
    {},
    h('th', { scope: 'row' }, h('code', {}, path)),
    h('td', {}, kind),
    h('td', {}, tests.join(', ') || 'none'),
    h('td', {}, ...missing.map(({ test, why }) => h('p', {}, h('strong', {}, test), `: ${why}`))),
  );
}
