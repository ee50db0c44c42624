import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const ELEMENTS = 'mutation-testing-elements/dist/mutation-test-elements.js';

/**
 * The standard HTML report of mutation testing, as one file that needs no network.
 *
 * @param title - of the page
 * @param json - a report in the mutation-testing-report schema
 */
export function mutationHtml(title: string, json: string): string {
  const script = readFileSync(createRequire(import.meta.url).resolve(ELEMENTS), 'utf8');
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${escaped(title)}</title>
    <script>${script.replaceAll('</script', '<\\/script')}</script>
  </head>
  <body>
    <mutation-test-report-app titlePostfix="${escaped(title)}">
      This page needs a browser that supports custom elements.
    </mutation-test-report-app>
    <script>
      document.querySelector('mutation-test-report-app').report = ${json.trim().replaceAll('<', '\\u003c')};
    </script>
  </body>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
