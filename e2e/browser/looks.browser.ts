import { type Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { PICTURES } from '../src/browser/pictures.js';
import { flaws, position, useReports } from './page.js';

const open = useReports();
const NAMES = [...PICTURES.map(({ name }) => name), 'unshrunk', 'long', 'passing', 'calls'];
function background(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.body).backgroundColor);
}

const LIGHT = 'rgb(246, 246, 244)';
const DARK = 'rgb(14, 16, 20)';

describe.each(NAMES)('the report %s', (name) => {
  it('is accessible in light and dark', async () => {
    const { page, troubles } = await open(name, { colorScheme: 'light' });
    for (const summary of await page.locator('.bench > summary').all()) await summary.click();
    expect(await flaws(page, 'all')).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await background(page)).toBe(DARK);
    expect(await flaws(page, 'colours')).toEqual([]);
    expect(troubles).toEqual([]);
  });

  it('is readable at 320 and 500 pixels, without scrolling sideways', async () => {
    const { page } = await open(name, { viewport: { width: 320, height: 640 } });
    await expectReadable(page, 320);
    // What is in the page is the same at both widths.
    expect(await flaws(page, 'structure')).toEqual([]);
    await page.setViewportSize({ width: 500, height: 640 });
    await expectReadable(page, 500);
  });

  async function expectReadable(page: Page, width: number): Promise<void> {
    const figures = await page
      .locator('.figure')
      .evaluateAll((all) => all.map((figure) => figure.clientWidth));
    expect(Math.max(...figures) - Math.min(...figures)).toBeLessThan(3);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBe(width);
    if (name === 'passing') return;
    const row = page.locator('.row-what').first();
    await row.scrollIntoViewIfNeeded();
    const box = await row.boundingBox();
    expect(box?.width).toBeGreaterThan(90);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
  }
});

describe('the colours', () => {
  it('are those of the system, until one chooses', async () => {
    const { page } = await open('unfenced-lease', { colorScheme: 'dark' });
    expect(await background(page)).toBe(DARK);
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await background(page)).toBe(LIGHT);
    const button = page.getByRole('button', { name: /^Theme/ });
    await button.click();
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await background(page)).toBe(LIGHT);
    await button.click();
    expect(await button.textContent()).toBe('Theme: Dark');
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await background(page)).toBe(DARK);
  });
});

describe('a report', () => {
  it('of a sweep that went well shows what was checked, and no bug', async () => {
    const { page, troubles } = await open('passing');
    expect(await page.locator('.verdict').textContent()).toBe(
      'Everything held, in every universe.',
    );
    expect(await page.getByRole('heading', { name: 'Invariants' }).isVisible()).toBe(true);
    expect(await page.locator('.status.ok').count()).toBeGreaterThan(0);
    expect(await page.locator('article').count()).toBe(0);
    expect(troubles).toEqual([]);
  });

  it('says in words what the terminal says, where scripts do not run', async () => {
    const { page } = await open('unfenced-lease');
    const words = await page.locator('noscript').innerHTML();
    expect(words).toContain('SIMULATION REPORT');
    expect(words).toContain('VIOLATION');
  });

  it('has landmarks, and headings without gaps', async () => {
    const { page } = await open('unfenced-lease');
    expect(await page.getByRole('banner').count()).toBe(1);
    expect(await page.getByRole('main').count()).toBe(1);
    const levels = await page
      .locator('h1, h2, h3, h4')
      .evaluateAll((all) => all.map(({ tagName }) => Number(tagName.slice(1))));
    levels.slice(1).forEach((level, index) => {
      expect(level - (levels[index] ?? 0)).toBeLessThanOrEqual(1);
    });
  });

  it('lets the keyboard reach everything in the order in which it is seen', async () => {
    const { page } = await open('unfenced-lease');
    const reached: string[] = [];
    for (let press = 0; press < 20; press++) {
      await page.keyboard.press('Tab');
      reached.push(
        await page.evaluate(() => {
          const { activeElement: at } = document;
          return at?.getAttribute('aria-label') ?? at?.textContent ?? '';
        }),
      );
    }
    const order = [
      'Skip to the report',
      'Theme: System',
      'Replay command',
      'Copy',
      'The whole run',
      'Diagram',
      'Search the story',
      'Previous step',
      'Steps of no write gets past the fence',
      'The chosen step',
    ];
    expect(reached.filter((name) => order.includes(name))).toEqual(order);
  });

  it('is printed in light colours, in full, without what only a screen can use', async () => {
    const { page } = await open('torn-checkpoint', { colorScheme: 'dark' });
    const [, count] = await position(page);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.tools').isVisible()).toBe(false);
    const [viewport, canvas] = await page.evaluate(() =>
      ['.viewport', '.canvas'].map((name) => document.querySelector(name)?.clientHeight),
    );
    expect(viewport).toBe(canvas);
    expect(await page.getByRole('option').count()).toBe(count);
    const ink = await page.evaluate(() => getComputedStyle(document.body).color);
    expect(ink).toBe('rgb(27, 29, 34)');
  });
});
