import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { pageShell } from './page-shell.js';

/** The page's sources, also seen from where this file is built to. */
const SOURCES = new URL('../../src/page/', import.meta.url);

const STYLES = ['page.css', 'audit.css', 'exploration.css'] as const;

/** Builds the page from its sources, which are there in this repository alone. */
export async function bundlePage(): Promise<string> {
  const bundle = await rolldown({
    input: fileURLToPath(new URL('script/main.ts', SOURCES)),
    platform: 'browser',
    logLevel: 'silent',
    resolve: { conditionNames: ['@gossip/source', 'import', 'default'] },
    treeshake: { moduleSideEffects: (id) => id.includes('/page/script/') },
  });
  const { output } = await bundle.generate({ format: 'esm', codeSplitting: false, minify: true });
  await bundle.close();
  const styles = STYLES.map((file) => readFileSync(new URL(file, SOURCES), 'utf8'));
  return pageShell(inScript(output[0].code), styles.join('\n'));
}

/** A script that nothing in it can end before its time. */
function inScript(code: string): string {
  return code.replaceAll('</script', String.raw`<\/script`);
}
