import { fillShell } from '../../page/fill-page.js';
import { auditText } from '../report/audit-text.js';
import type { AuditPageData } from './audit-page-data.js';

/** The page of an audit, in its folder. */
export const AUDIT_PAGE = 'report.html';

/**
 * The audit as a page, which needs no network.
 *
 * @param shell - the page without a report
 */
export function auditPage(shell: string, data: AuditPageData): string {
  const { audit } = data;
  return fillShell(shell, {
    title: `${audit.project} · audit · ${audit.level}`,
    words: auditText(audit),
    data,
  });
}
