import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** As much of a browser's page as is needed here. */
interface Page {
  route(address: string, answer: (route: Route) => Promise<void>): Promise<void>;
  goto(address: string): Promise<unknown>;
  evaluate(expression: string): Promise<unknown>;
  close(): Promise<void>;
}

interface Route {
  request(): { url(): string };
  fulfill(answer: { readonly body: string; readonly contentType: string }): Promise<void>;
}

export interface Chromium {
  newPage(): Promise<Page>;
  version(): string;
  close(): Promise<void>;
}

/** The set-up of the end-to-end tests: the runtime does not depend on them, so it is found by its path. */
interface BrowserSetUp {
  provideChromium(say: (sentence: string) => void): string;
  launchChromium(executablePath: string): Promise<Chromium>;
}

const SET_UP = join(import.meta.dirname, '../../../e2e/src/browser/chromium.ts');

/** Starts Chromium, which is installed where there is none; or says why there is none. */
export async function startChromium(): Promise<Chromium | { readonly missing: string }> {
  try {
    const setUp = (await import(pathToFileURL(SET_UP).href)) as BrowserSetUp;
    return await setUp.launchChromium(setUp.provideChromium(console.log));
  } catch (error) {
    return { missing: String(error).split('\n', 1)[0] as string };
  }
}

const ORIGIN = 'http://universes.test';

const WORKER = "import { universes } from './universes.js'; postMessage(universes());";

/** What lets the universes run, on the page and in a worker. */
const EXPRESSIONS = {
  page: "import('/universes.js').then(({ universes }) => universes())",
  worker: `new Promise((resolve, reject) => {
    const worker = new Worker('/worker.js', { type: 'module' });
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
  })`,
};

/** The hashes of the universes on a page of the browser, or in a worker of that page. */
export async function universesInChromium(
  browser: Chromium,
  bundle: string,
  thread: keyof typeof EXPRESSIONS,
): Promise<unknown> {
  const universes = await readFile(fileURLToPath(bundle), 'utf8');
  const files = new Map([
    ['/', { body: '<!doctype html>', contentType: 'text/html' }],
    ['/universes.js', { body: universes, contentType: 'text/javascript' }],
    ['/worker.js', { body: WORKER, contentType: 'text/javascript' }],
  ]);
  const nothing = { body: '', contentType: 'text/plain' };
  const page = await browser.newPage();
  // Answered here, nowhere else: a page needs an origin to start a worker, and this one has no server.
  await page.route(`${ORIGIN}/**`, (route) =>
    route.fulfill(files.get(new URL(route.request().url()).pathname) ?? nothing),
  );
  await page.goto(`${ORIGIN}/`);
  try {
    return await page.evaluate(EXPRESSIONS[thread]);
  } finally {
    await page.close();
  }
}
