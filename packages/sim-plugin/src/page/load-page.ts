import { readFileSync } from 'node:fs';
import { extname } from 'node:path';

/** Where the page is put when the package is built. */
export const BUILT_PAGE = new URL('../../dist/page/report-page.html', import.meta.url);

/** The page that this process has built from its sources. */
let fresh: Promise<string> | undefined;

/**
 * The page without a report: the built one where the plugin runs as it is published, a fresh one where
 * it runs from source.
 */
export async function loadPage(): Promise<string> {
  if (extname(import.meta.url) !== '.ts') return readFileSync(BUILT_PAGE, 'utf8');
  // To build it costs as much processor time as to start a run, and each run writes a page.
  fresh ??= import('./bundle-page.js').then(({ bundlePage }) => bundlePage());
  return fresh;
}
