import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launchChromium, provideChromium } from './chromium.js';
import { bugNamed, CALLS_RUN } from './pictures.js';
import { ReportWorkspace, type Subject } from './report-workspace.js';

/**
 * Takes the pictures of `docs/report.md`: one bug of each type of module, in light, in dark and on a
 * narrow screen, and the calls of clients. The others go to the folder that is named on the command line, if one is.
 */
const DOCS = join(import.meta.dirname, '../../../docs/report');

const LOOKS = {
  light: { viewport: { width: 1280, height: 1000 }, colorScheme: 'light' },
  dark: { viewport: { width: 1280, height: 1000 }, colorScheme: 'dark' },
  narrow: { viewport: { width: 320, height: 760 }, colorScheme: 'light' },
} as const;

/** Which look of which bug is shown in the documentation. */
const SHOWN: Readonly<Record<string, keyof typeof LOOKS>> = {
  'unfenced-lease': 'light',
  'forgotten-epoch': 'dark',
  'torn-checkpoint': 'narrow',
};

const BUGS: readonly Pick<Subject, 'bug' | 'type'>[] = [
  { bug: bugNamed('unfenced-lease'), type: 'coordination' },
  { bug: bugNamed('forgotten-epoch'), type: 'gossip' },
  { bug: bugNamed('torn-checkpoint'), type: 'pipeline' },
];

const SWEEP = { level: 'stormy', firstSeed: 0, seeds: 300, workers: 1 };

const elsewhere = process.argv[2];
const chromium = provideChromium((sentence) => console.log(sentence));
const workspace = await ReportWorkspace.create();
const browser = await launchChromium(chromium);
try {
  for (const { bug, type } of BUGS) {
    const path = await workspace.report(bug.name, { bug, type }, SWEEP);
    for (const [look, options] of Object.entries(LOOKS)) {
      const folder = SHOWN[bug.name] === look ? DOCS : elsewhere;
      if (folder === undefined) continue;
      await mkdir(folder, { recursive: true });
      const page = await browser.newPage({ ...options, reducedMotion: 'reduce' });
      await page.goto(pathToFileURL(path).href);
      const file = join(folder, `${type}-${look}.png`);
      if (look === 'narrow') {
        // As text, since what runs in a page knows other types than what runs here.
        await page.evaluate(`document.querySelector('.lane-heads').scrollIntoView()`);
        await page.screenshot({ path: file });
      } else {
        await page.locator('.bug').screenshot({ path: file });
      }
      console.log(file);
      await page.close();
    }
  }
  const calls = await workspace.report('calls', CALLS_RUN, SWEEP);
  for (const look of ['light', 'narrow'] as const) {
    const page = await browser.newPage({ ...LOOKS[look], reducedMotion: 'reduce' });
    await page.goto(pathToFileURL(calls).href);
    const file = join(DOCS, `calls-${look}.png`);
    await page.locator('.calls').screenshot({ path: file });
    console.log(file);
    await page.close();
  }
} finally {
  await browser.close();
  await workspace.dispose();
}
