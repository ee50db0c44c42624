import { createHash } from 'node:crypto';

/** Where a report's own title, words and data go. */
export const TITLE = '{{title}}';
export const WORDS = '{{words}}';
export const DATA = '{{data}}';

/**
 * The page without a report in it. It may load nothing and connect to nothing: its policy lets only the
 * script and the styles run that it was built with, by their hashes.
 */
export function pageShell(script: string, styles: string): string {
  const policy = [
    `default-src 'none'`,
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(styles)}'`,
    // Changed plans are run in a worker whose script the page carries; the policy holds for it as well.
    `worker-src blob:`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${TITLE}</title>
<style>${styles}</style>
</head>
<body>
<noscript><pre>${WORDS}</pre></noscript>
<script type="application/json" id="data">${DATA}</script>
<script type="module">${script}</script>
</body>
</html>
`;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
