import { readFile } from 'node:fs/promises';
import { describe, expect, inject, it } from 'vitest';
import { PICTURES } from '../src/browser/pictures.js';
import { chosen, position, useReports } from './page.js';

const open = useReports();

describe.each(PICTURES)(
  'the picture of a $type bug',
  ({ name, bug, lanes, condition, fault, field, changed }) => {
    it('has a lane for everybody, arrows between them, and marks the violation', async () => {
      const { page, troubles } = await open(name);
      expect(
        await page
          .locator('.lane-head')
          .evaluateAll((all) => all.map((head) => head.getAttribute('title'))),
      ).toEqual(lanes);
      expect(await page.locator('.drawing .lane').count()).toBe(lanes.length);
      expect(await page.locator('.drawing .arrow .head').count()).toBeGreaterThan(1);
      expect(await page.locator('.sign-violation').count()).toBeGreaterThan(0);
      expect(await chosen(page).textContent()).toContain(`Violation ${bug.oracle}`);
      expect(troubles).toEqual([]);
    });

    it('draws where arrows begin and end, between the lanes', async () => {
      const { page } = await open(name);
      // An arrow to a folded row ends where no step has a sign.
      const all = page.getByLabel(/^All steps/);
      if ((await all.count()) > 0) await all.check();
      const ends = await page.locator('.arrow.delivered .head').evaluateAll((heads) =>
        heads.map((head) => {
          const { left, right, top, bottom } = head.getBoundingClientRect();
          return { x: (left + right) / 2, y: (top + bottom) / 2 };
        }),
      );
      const signs = await page.locator('.drawing [class^=sign-]').evaluateAll((all) =>
        all.map((sign) => {
          const { left, right, top, bottom } = sign.getBoundingClientRect();
          return { x: (left + right) / 2, y: (top + bottom) / 2 };
        }),
      );
      expect(ends.length).toBeGreaterThan(1);
      for (const { x, y } of ends) {
        const distances = signs.map((sign) => Math.hypot(sign.x - x, sign.y - y));
        expect(Math.min(...distances)).toBeLessThan(24);
      }
    });

    it('draws the fault where it strikes and as long as it lasts', async () => {
      const { page } = await open(name);
      const struck = page.getByRole('option').filter({ hasText: fault }).first();
      expect(await struck.textContent()).toContain('Fault');
      const box = await page.locator(`.stage .span.${condition}`).first().boundingBox();
      const row = await struck.boundingBox();
      expect(box?.height).toBeGreaterThan(20);
      expect(Math.abs((box?.y ?? 0) - (row?.y ?? 0))).toBeLessThan(row?.height ?? 0);
      expect(await page.locator('.legend').textContent()).toContain(condition);
    });

    it('shows what each step changed, before and after', async () => {
      const { page } = await open(name);
      await page.getByRole('listbox').focus();
      await page.keyboard.press('Home');
      const [, count] = await position(page);
      const changes = page.locator('.panel .change').filter({ hasText: `State of ${changed}` });
      let cells: readonly string[] = [];
      for (let step = 0; step < count && cells.length === 0; step++) {
        const row = changes.locator('tr').filter({ hasText: new RegExp(`^${field}`) });
        if ((await row.count()) > 0) cells = await row.first().locator('th, td').allTextContents();
        await page.keyboard.press('ArrowDown');
      }
      expect(cells[0]).toContain(field);
      expect(cells[2]).not.toBe('nothing');
      expect(cells[1]).not.toBe(cells[2]);
    });

    it('tells the same steps as a table', async () => {
      const { page } = await open(name);
      const told = await page.getByRole('listbox').getByRole('option').allTextContents();
      await page.getByRole('button', { name: 'Table', exact: true }).click();
      const rows = page.getByRole('region', { name: 'Steps as a table' }).locator('tbody tr');
      expect(await page.getByRole('listbox').isVisible()).toBe(false);
      expect(await rows.count()).toBe(told.length);
      expect(await rows.last().textContent()).toContain(bug.oracle);
    });

    it('is one file that carries its data where nothing in it can end the element', async () => {
      const text = await readFile(inject('reports')[name] ?? '', 'utf8');
      const data = /id="data">([^<]*)<\/script>/.exec(text)?.[1] ?? '';
      expect(JSON.parse(data)).toMatchObject({ report: { simulation: name } });
      expect(text).toContain(`default-src 'none'`);
      expect(text).not.toMatch(/(?:src|href)=["']?(?:https?:)?\/\//);
    });
  },
);
