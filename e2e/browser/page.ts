import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Locator,
  type Page,
} from 'playwright-core';
import { afterEach, inject } from 'vitest';
import { launchChromium } from '../src/browser/chromium.js';

/** A report in a browser, and everything about it that must not be. */
export interface OpenReport {
  readonly page: Page;
  /** The messages of the console, and the requests of the page. */
  readonly troubles: readonly string[];
}

/** The browser of all files: they share what they import. It ends with the process. */
let started: Promise<Browser> | undefined;

/** Gives what opens a report in a browser, for the tests of a file; a report is closed after its test. */
export function useReports(): (
  name: string,
  options?: BrowserContextOptions,
  hash?: string,
) => Promise<OpenReport> {
  const contexts: BrowserContext[] = [];
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
  });
  return async (name, options = {}, hash = '') => {
    const browser = await (started ??= launchChromium(inject('chromium')));
    const context = await browser.newContext({
      viewport: { width: 1400, height: 900 },
      ...options,
    });
    contexts.push(context);
    const page = await context.newPage();
    const troubles: string[] = [];
    page.on('console', (message) => troubles.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) troubles.push(`asks for ${request.url()}`);
    });
    const path = inject('reports')[name];
    if (path === undefined) throw new Error(`There is no report named ${name}.`);
    await page.goto(`${pathToFileURL(path).href}${hash}`);
    await page.waitForSelector('main .figures');
    return { page, troubles };
  };
}

/** The text of the step that is chosen. */
export function chosen(page: Page): Locator {
  return page.locator('[role=option][aria-selected=true]');
}

/** How many steps there are, and which is chosen: from 1. */
export async function position(page: Page): Promise<readonly [number, number]> {
  const [at = '', all = ''] = ((await page.locator('.position').textContent()) ?? '').split('/');
  return [Number(at), Number(all)];
}

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

/** The rules of a check: all of them, those about colours, or the others, which no colour changes. */
const RULES = {
  all: {},
  colours: { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } },
  structure: { rules: { 'color-contrast': { enabled: false } } },
} as const;

/** What a check of accessibility finds wrong with the page. */
export async function flaws(page: Page, rules: keyof typeof RULES): Promise<readonly string[]> {
  // The page's policy keeps out scripts that are not its own; a debugger is not bound by it.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(async (options) => {
    // A row fades to its colour.
    await Promise.all(document.getAnimations().map(({ finished }) => finished));
    const { axe: checker } = window as unknown as {
      axe: { run: (options: object) => Promise<AxeResults> };
    };
    return checker.run({ ...options, resultTypes: ['violations'] });
  }, RULES[rules]);
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}
