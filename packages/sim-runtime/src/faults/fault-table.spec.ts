import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COORDINATION_MENU } from '../coordination/coordination-menu.js';
import { GOSSIP_MENU } from '../gossip/gossip-menu.js';
import { PIPELINE_MENU } from '../pipeline/pipeline-menu.js';
import { SERVICE_MENU } from '../service/service-menu.js';
import { FAULT_KINDS, faultRow } from './fault-kind.js';
import { kindsOf, type MenuFault } from './fault-menu.js';

const PACKAGE = new URL('../../', import.meta.url);

const MENUS = {
  coordination: COORDINATION_MENU,
  gossip: GOSSIP_MENU,
  pipeline: PIPELINE_MENU,
  service: SERVICE_MENU,
} as const;

interface Row {
  readonly kind: string;
  readonly level: string;
  readonly intensity: string;
  readonly tests: readonly string[];
}

/** The rows of the README's table under the heading of a type. */
function rowsOf(type: string): readonly Row[] {
  const readme = readFileSync(new URL('README.md', PACKAGE), 'utf8');
  const section = readme.split(/^### /m).find((part) => part.toLowerCase().startsWith(type)) ?? '';
  const lines = section.split('\n').filter((line) => line.startsWith('| `'));
  return lines.map((line) => {
    const [, kind = '', level = '', , intensity = '', tests = ''] = line
      .split('|')
      .map((cell) => cell.trim());
    return {
      kind: kind.replaceAll('`', ''),
      level,
      intensity,
      tests: [...tests.matchAll(/\(([^)]+)\)/g)].map(([, path = '']) => path),
    };
  });
}

/** What the table must say of how strong a fault is. */
function intensityOf(fault: MenuFault): string {
  if (fault.shape === 'rate') {
    const rates = Object.entries(fault.rates).map(
      ([name, { min, max }]) => `\`${name}\` ${figure(min)} to ${figure(max)}`,
    );
    return rates.join(', ');
  }
  const { durationTicks, most } = fault;
  const what =
    fault.shape === 'event'
      ? `at ${fault.moments.map((each) => `\`${each}\``).join(', ')}`
      : 'episodes';
  return `up to ${most} ${what}, \`durationTicks\` ${figure(durationTicks.min)} to ${figure(durationTicks.max)}`;
}

function figure(value: number): string {
  return value.toLocaleString('en-US');
}

describe.each(Object.entries(MENUS))(
  "the README's table of the faults of a %s module",
  (type, menu) => {
    it('has every fault of the menu, in its order, with its level and its ranges', () => {
      expect(
        rowsOf(type).map(({ kind, level, intensity }) => `${kind} | ${level} | ${intensity}`),
      ).toEqual(
        menu.map(
          (fault) => `${fault.kind} | ${faultRow(fault.kind).level} | ${intensityOf(fault)}`,
        ),
      );
    });

    it('names, for each, specs that exist and speak of it', () => {
      for (const { kind, tests } of rowsOf(type)) {
        expect(tests.length, kind).toBeGreaterThan(0);
        for (const path of tests) expect(existsSync(new URL(path, PACKAGE)), path).toBe(true);
        const texts = tests.map((path) => readFileSync(new URL(path, PACKAGE), 'utf8'));
        expect(
          texts.some((text) => new RegExp(`\\b${kind}\\b`).test(text)),
          kind,
        ).toBe(true);
      }
    });
  },
);

describe('the menus', () => {
  it('have every kind of fault between them', () => {
    const kinds = new Set(Object.values(MENUS).flatMap((menu) => kindsOf(menu)));
    expect([...kinds].sort()).toEqual([...FAULT_KINDS].sort());
  });
});
