import type { BugReport, SimulationReport } from '@gossip/sim-runtime/sim';
import type { ThinSpot } from './thin-spots.js';

interface TestCase {
  readonly name: string;
  /** What is inside: a failure, a mark that it was skipped, or nothing. */
  readonly outcome: string;
}

/**
 * A report in the JUnit form that CI servers show: one test case for each oracle, and one for each way
 * of failing that no oracle was asked about.
 *
 * @param failingSpots - what was exercised too little, where that is a failure
 */
export function junitXml(report: SimulationReport, failingSpots: readonly ThinSpot[]): string {
  const suite = `${report.simulation} ${report.level}`;
  const cases = testCases(report, failingSpots);
  const count = (kind: string): number =>
    cases.filter(({ outcome }) => outcome.startsWith(`<${kind}`)).length;
  const totals = [
    `tests="${cases.length}"`,
    `failures="${count('failure')}"`,
    'errors="0"',
    `skipped="${count('skipped')}"`,
    `time="${(report.elapsedMs / 1_000).toFixed(3)}"`,
  ].join(' ');
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="sim-run" ${totals}>`,
    `  <testsuite name="${escaped(suite)}" ${totals}>`,
    ...cases.map(({ name, outcome }) => caseElement(suite, name, outcome)),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function caseElement(suite: string, name: string, outcome: string): string {
  const start = `    <testcase classname="${escaped(suite)}" name="${escaped(name)}"`;
  return outcome === '' ? `${start}/>` : `${start}>${outcome}</testcase>`;
}

function testCases(
  { oracles, bugs, result, seeds }: SimulationReport,
  failingSpots: readonly ThinSpot[],
): readonly TestCase[] {
  const bugsOf = new Map<string, BugReport[]>();
  for (const bug of bugs) bugsOf.set(bug.oracle, [...(bugsOf.get(bug.oracle) ?? []), bug]);
  const spots = new Map(failingSpots.map((spot) => [spot.name, spot]));
  const ofOracles = oracles.map(({ name, status }) => {
    const spot = spots.get(name);
    const failures = (bugsOf.get(name) ?? []).map(bugElement).join('');
    const todo = status === 'todo' ? '<skipped message="to do"/>' : '';
    return { name, outcome: failures || (spot === undefined ? todo : spotElement(spot)) };
  });
  const known = new Set(oracles.map(({ name }) => name));
  const otherBugs = [...bugsOf].filter(([name]) => !known.has(name));
  const otherSpots = failingSpots.filter(({ name }) => !known.has(name));
  return [
    ...ofOracles,
    ...otherBugs.map(([name, found]) => ({ name, outcome: found.map(bugElement).join('') })),
    ...otherSpots.map((spot) => ({ name: `operation ${spot.name}`, outcome: spotElement(spot) })),
    ...(result === 'interrupted'
      ? [
          {
            name: 'all seeds',
            outcome: failureElement(
              'interrupted',
              `${seeds.count} of ${seeds.requested} seeds were done.`,
              '',
            ),
          },
        ]
      : []),
  ];
}

function bugElement({ kind, message, seeds, story, stack, replay }: BugReport): string {
  const body = [
    ...story,
    ...(stack === undefined ? [] : [stack]),
    `seeds: ${seeds.join(', ')}`,
    `replay: ${replay}`,
  ];
  return failureElement(kind, message, body.join('\n'));
}

function spotElement({ advice }: ThinSpot): string {
  return failureElement('coverage', advice, '');
}

function failureElement(type: string, message: string, body: string): string {
  return `<failure type="${escaped(type)}" message="${escaped(message)}">${escaped(body)}</failure>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Text for an element or an attribute. Characters that XML has no way to write become a mark. */
function escaped(text: string): string {
  return text
    .replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? character)
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
}
