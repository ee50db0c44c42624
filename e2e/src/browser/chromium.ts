import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { runVisibly } from './run-visibly.js';

/** Where systems keep a Chromium, in the order in which they are tried. */
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
] as const;

/** The browser that the tests drive, if there is one: the system's own, or Playwright's. */
export function findChromium(): string | undefined {
  return [...PLACES, chromium.executablePath()].find((place) => existsSync(place));
}

/**
 * The browser that the tests drive. Where there is none, one is installed, and that is said.
 *
 * @throws Error that says what to do when none can be had
 */
export function provideChromium(say: (sentence: string) => void): string {
  const known = findChromium();
  if (known !== undefined) return known;
  for (const { sentence, install } of WAYS) {
    say(`No Chromium is found: ${sentence}`);
    install();
    const found = findChromium();
    if (found !== undefined) return found;
  }
  throw new Error(
    `The browser tests need Chromium, and none could be installed: install it as ${PLACES[0]} (apt-get install chromium), or run 'npx playwright-core install chromium'.`,
  );
}

/** Starts a browser without a window. Chromium refuses its sandbox to root. */
export function launchChromium(executablePath: string): Promise<Browser> {
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({ executablePath, args: isRoot ? ['--no-sandbox'] : [] });
}

interface Way {
  readonly sentence: string;
  readonly install: () => void;
}

const APT: Way = {
  sentence: "installing Debian's package, chromium, which takes a minute.",
  install: () => {
    runVisibly('apt-get', ['update']);
    runVisibly('apt-get', ['install', '-y', '--no-install-recommends', 'chromium']);
  },
};

const PLAYWRIGHT: Way = {
  sentence: "installing Playwright's own build, which takes a minute.",
  install: () => {
    const { resolve } = createRequire(import.meta.url);
    const command = join(dirname(resolve('playwright-core/package.json')), 'cli.js');
    runVisibly(process.execPath, [command, 'install', 'chromium']);
  },
};

const WAYS: readonly Way[] = isRootOfDebian() ? [APT, PLAYWRIGHT] : [PLAYWRIGHT];

function isRootOfDebian(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/etc/os-release')) return false;
  return /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'));
}
