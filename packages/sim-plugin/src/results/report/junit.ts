import { visible } from '@gossip/sim-runtime/printable';
import { omittedWords } from '@gossip/sim-runtime/results';
import type { BugReport, OracleStatus, SimulationReport } from '@gossip/sim-runtime/sim';
import type { ThinSpot } from './thin-spots.js';

interface TestCase {
  readonly name: string;
  /** What is inside: a failure, a mark that it was skipped, or nothing. */
  readonly outcome: string;
}

/** The names that distinguish the test cases of a report from those of other reports. */
export interface JUnitIdentity {
  /** The project's name. */
  readonly project: string;
  /** The module's name, where the project has several. */
  readonly module?: string;
}

/**
 * A report in the JUnit form that CI servers show: one test case for each oracle, and one for each way
 * of failing that no oracle was asked about.
 *
 * A server keeps the history of a test case by its class name and name: the class name is made of
 * project, module (else simulation) and level, so that simulations of one name share none.
 *
 * @param failingSpots - what was exercised too little, where that is a failure
 */
export function junitXml(
  report: SimulationReport,
  failingSpots: readonly ThinSpot[],
  { project, module = report.simulation }: JUnitIdentity,
): string {
  const suite = `${project}:${module}:${report.level}`;
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
    `  <testsuite name="${attribute(suite)}" ${totals}>`,
    ...cases.map(({ name, outcome }) => caseElement(suite, name, outcome)),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function caseElement(suite: string, name: string, outcome: string): string {
  const start = `    <testcase classname="${attribute(suite)}" name="${attribute(name)}"`;
  return outcome === '' ? `${start}/>` : `${start}>${outcome}</testcase>`;
}

function testCases(
  { oracles, bugs, result, seeds, omitted = [], missing = [] }: SimulationReport,
  failingSpots: readonly ThinSpot[],
): readonly TestCase[] {
  const bugsOf = new Map<string, BugReport[]>();
  for (const bug of bugs) bugsOf.set(bug.oracle, [...(bugsOf.get(bug.oracle) ?? []), bug]);
  const spots = new Map(failingSpots.map((spot) => [spot.name, spot]));
  const failuresOf = (name: string, found: readonly BugReport[]): string => {
    const more = omitted.filter(({ oracle }) => oracle === name).map(omittedWords);
    return found.map((bug, index) => bugElement(bug, index === 0 ? more : [])).join('');
  };
  const ofOracles = oracles.map(({ name, status }) => {
    const spot = spots.get(name);
    const failures = failuresOf(name, bugsOf.get(name) ?? []);
    return {
      name,
      outcome: failures || (spot === undefined ? unasked(status) : spotElement(spot)),
    };
  });
  const known = new Set(oracles.map(({ name }) => name));
  const otherBugs = [...bugsOf].filter(([name]) => !known.has(name));
  const otherSpots = failingSpots.filter(({ name }) => !known.has(name));
  return [
    ...ofOracles,
    ...otherBugs.map(([name, found]) => ({ name, outcome: failuresOf(name, found) })),
    ...otherSpots.map((spot) => ({ name: `operation ${spot.name}`, outcome: spotElement(spot) })),
    ...(result === 'empty'
      ? [
          {
            name: 'something is demanded',
            outcome: failureElement('empty', missing.join('; '), ''),
          },
        ]
      : []),
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

/** An oracle that nothing is known of has not passed. */
function unasked(status: OracleStatus): string {
  switch (status) {
    case 'todo':
      return '<skipped message="to do"/>';
    case 'not exercised':
      return '<skipped message="never checked"/>';
    case 'unknown':
      return failureElement(
        'unknown',
        'Its verdict on some runs is unknown: its budget was spent.',
        '',
      );
    case 'error':
      return failureElement('error', 'Its check threw, which is reported as an exception.', '');
    default:
      return '';
  }
}

/** @param more - what to say of failures that may be of this bug, too */
function bugElement(
  { kind, message, seeds, story, stack, replay }: BugReport,
  more: readonly string[],
): string {
  const body = [
    ...story,
    ...(stack === undefined ? [] : stack.split('\n').map((line) => `    ${line.trim()}`)),
    `seeds: ${seeds.join(', ')}`,
    ...more,
    `replay: ${replay}`,
  ];
  return failureElement(kind, message, body.join('\n'));
}

function spotElement({ advice }: ThinSpot): string {
  return failureElement('coverage', advice, '');
}

function failureElement(type: string, message: string, body: string): string {
  return `<failure type="${attribute(type)}" message="${attribute(message)}">${content(body)}</failure>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A parser would make spaces of these in an attribute.
  '\t': '&#9;',
  '\n': '&#10;',
  // And a line break of this, anywhere.
  '\r': '&#13;',
};

/** Text of an attribute. Characters that XML has no way to write are made visible. */
function attribute(text: string): string {
  return written(text, /[&<>"\t\n\r]/g);
}

/** Text of an element, with its line breaks. */
function content(text: string): string {
  return written(text, /[&<>"\r]/g);
}

function written(text: string, special: RegExp): string {
  const shown = text.split('\r').map(visible).join('\r');
  return shown.replaceAll(special, (character) => ENTITIES[character] ?? character);
}
