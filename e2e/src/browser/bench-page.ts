import { readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Diagram } from '@gossip/sim-runtime/sim';
import { type Browser, type Page } from 'playwright-core';
import { launchChromium, provideChromium } from './chromium.js';
import { bugNamed, LONG_RUN } from './pictures.js';
import { ReportWorkspace, type Subject } from './report-workspace.js';

/**
 * Measures pages of large runs in Chromium: how long one takes to open, the memory that it holds, and how long a frame
 * takes while it scrolls; and the size of the page of a sweep in which every seed fails.
 */
const STEPS = 100_000;
/** A run whose trace is longer than what a page draws. */
const LARGEST_RUN: Subject = {
  ...LONG_RUN,
  adapt: (code) => code.replace('nodes: 3', 'nodes: 48'),
};
const SEEDS = 10_000;
const FRAMES = 120;

/** The figures of a page, in milliseconds and megabytes. */
interface Figures {
  readonly steps: number;
  readonly size: number;
  readonly opened: number;
  /** Of the page's thread, in what was opened: unlike the time on the wall, no other process changes it much. */
  readonly processor: number;
  readonly heap: number;
  readonly medianFrame: number;
  readonly slowFrame: number;
}

const workspace = await ReportWorkspace.create();
const browser = await launchChromium(provideChromium((sentence) => console.log(sentence)));
try {
  for (const run of [LONG_RUN, LARGEST_RUN]) {
    const path = await workspace.report('long', run, { level: 'stormy', seed: 1 });
    print(await measure(browser, path));
    if (run === LARGEST_RUN) print(await measure(browser, await repeated(path)));
  }
  await measureFailures();
} finally {
  await browser.close();
  await workspace.dispose();
}

async function measureFailures(): Promise<void> {
  const subject = {
    type: 'coordination',
    bug: bugNamed('unfenced-lease'),
    isRight: true,
    adapt: (code: string) =>
      code
        .replace('sometimes,', 'sometimes, always,')
        .replace('oracles: [', "$& always('nothing ever holds', () => false),"),
  } as const;
  const path = await workspace.report('failing', subject, { level: 'stormy', seeds: SEEDS });
  const { seeds } = JSON.parse(await readFile(join(dirname(path), 'report.json'), 'utf8')) as {
    readonly seeds: { readonly failed: number };
  };
  const page = megabytes(await sizeOf(path));
  console.log(`${seeds.failed} failing seeds: page ${page} MB`);
}

/** The page of a run with its steps over and over, until there are enough. */
async function repeated(path: string): Promise<string> {
  const text = await readFile(path, 'utf8');
  const [, embedded = ''] = /id="data">([^<]*)<\/script>/.exec(text) ?? [];
  const data = JSON.parse(plain(JSON.parse(embedded))) as { readonly run: Diagram };
  const run = timesOver(data.run, Math.ceil(STEPS / data.run.steps.length));
  const large = join(dirname(path), 'large.html');
  const packed = gzipSync(JSON.stringify({ ...data, run })).toString('base64');
  await writeFile(
    large,
    text.replace(embedded, () => JSON.stringify(packed)),
  );
  return large;
}

/** The data of a page as JSON: large pages carry it compressed. */
function plain(data: unknown): string {
  return typeof data === 'string'
    ? gunzipSync(Buffer.from(data, 'base64')).toString()
    : JSON.stringify(data);
}

function timesOver(diagram: Diagram, times: number): Diagram {
  const { steps, arrows } = diagram;
  const lengthTicks = (steps.at(-1)?.at ?? 0) + 1;
  const rounds = Array.from({ length: times }, (_, round) => round);
  return {
    ...diagram,
    steps: rounds.flatMap((round) =>
      steps.map(({ arrival, ...step }) => ({
        ...step,
        at: step.at + round * lengthTicks,
        ...(arrival === undefined ? {} : { arrival: arrival + round * arrows.length }),
      })),
    ),
    arrows: rounds.flatMap((round) =>
      arrows.map(({ sent, arrived, ...arrow }) => ({
        ...arrow,
        sent: sent + round * steps.length,
        ...(arrived === undefined ? {} : { arrived: arrived + round * steps.length }),
      })),
    ),
  };
}

async function measure(chromium: Browser, path: string): Promise<Figures> {
  const page = await chromium.newPage({ viewport: { width: 1400, height: 900 } });
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(pathToFileURL(path).href);
  await page.waitForSelector('[role=option]');
  const opened = await afterFrame(page);
  const { metrics } = await session.send('Performance.getMetrics');
  const seconds = metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
  const all = page.getByLabel(/^All steps/);
  // It is there where steps are folded.
  if ((await all.count()) > 0) await all.check();
  const steps = Number(await page.getByRole('option').first().getAttribute('aria-setsize'));
  const frames = (await scroll(page)).toSorted((one, other) => one - other);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await page.close();
  return {
    steps,
    size: await sizeOf(path),
    opened,
    processor: seconds * 1_000,
    heap: usedSize,
    medianFrame: frames[Math.floor(frames.length / 2)] ?? 0,
    slowFrame: frames[Math.floor(frames.length * 0.95)] ?? 0,
  };
}

/** The time since the page was asked for, when what it shows is drawn. As text: what runs in a page knows other types. */
function afterFrame(page: Page): Promise<number> {
  return page.evaluate(`new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
  })`);
}

/** Scrolls the story from its beginning, a screen in a few frames, and gives how long each frame took. */
function scroll(page: Page): Promise<number[]> {
  return page.evaluate(`new Promise((resolve) => {
    const viewport = document.querySelector('.viewport');
    viewport.scrollTop = 0;
    const times = [];
    const step = (now) => {
      times.push(now);
      viewport.scrollTop += 240;
      if (times.length <= ${FRAMES}) requestAnimationFrame(step);
      else resolve(times.slice(1).map((time, index) => time - times[index]));
    };
    requestAnimationFrame(step);
  })`);
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path)).size;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(2);
}

function print({ steps, size, opened, processor, heap, medianFrame, slowFrame }: Figures): void {
  console.log(
    `${steps} steps: page ${megabytes(size)} MB, opened in ${opened.toFixed(0)} ms (${processor.toFixed(0)} ms of processor time), heap ${megabytes(heap)} MB, a frame of scrolling ${medianFrame.toFixed(1)} ms (median), ${slowFrame.toFixed(1)} ms (95 of 100)`,
  );
}
