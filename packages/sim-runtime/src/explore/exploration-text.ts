import { formatCount } from '../report/figures.js';
import { type Lasso, type Path, type PropertyVerdict } from './exploration.js';
import { type SimulationExploration } from './explore-simulation.js';
import { BOUND_NAMES, type UniverseBounds } from './universe-bounds.js';

const WIDTH = 15;

/**
 * The report of an exploration as text, as a terminal shows it.
 *
 * @param exploration - the result
 */
export function explorationText(exploration: SimulationExploration): string {
  const { verdict, stoppedBy, distinct, generated, depth, seconds, queue } = exploration;
  const violations = exploration.properties.filter((property) => property.verdict === 'violated');
  const scope =
    verdict === 'complete'
      ? 'complete within these bounds'
      : `stopped at ${stoppedBy}, ${formatCount(queue)} states not searched`;
  const result =
    exploration.violations > 0 ? 'FAIL' : verdict === 'complete' ? 'PASS' : 'INCOMPLETE';
  return [
    `EXPLORATION REPORT  ${exploration.model} · ${exploration.type}`,
    row('Result', `${result}   ${scope}${undecidedText(exploration)}`),
    row('Bounds', boundsText(exploration.bounds)),
    row(
      'States',
      `${formatCount(distinct)} distinct · ${formatCount(generated)} generated · depth ${depth}`,
    ),
    row(
      'Time',
      `${seconds.toFixed(1)} s   ${formatCount(Math.round(distinct / Math.max(seconds, 0.001)))} states/s`,
    ),
    row('Matching', matchingText(exploration)),
    ...(exploration.nodesBy === 'inputs'
      ? [row('', 'nodes by their inputs, executed again: they have no snapshot()')]
      : []),
    ...rows(
      'Sampled',
      exploration.sampled.map((name) => `${name}: not every value of its draws`),
    ),
    ...rows(
      'Actions',
      exploration.actions.map(
        ({ name, generated: count }) =>
          `${name}   ${count === 0 ? 'never enabled' : formatCount(count)}`,
      ),
    ),
    ...rows(
      'Invariants',
      exploration.properties.filter(({ kind }) => kind === 'always').map(propertyText),
    ),
    ...rows(
      'Sometimes',
      exploration.properties.filter(({ kind }) => kind === 'sometimes').map(propertyText),
    ),
    ...rows(
      'Liveness',
      exploration.properties.filter(({ kind }) => kind === 'eventually').map(propertyText),
    ),
    ...livenessBounds(exploration),
    ...rows('Fairness', exploration.fairness ?? []),
    ...rows('Not explored', [
      ...exploration.notExplored.map(({ name, reason }) => `${name}: ${reason}`),
      ...exploration.faultsNotExplored.map(({ name, reason }) => `fault ${name}: ${reason}`),
    ]),
    ...violations.flatMap((violation) => ['', ...storyText(violation)]),
    ...thrownText(exploration),
    '',
  ].join('\n');
}

/** A goal that no search has decided is no reason to fail, and none to be silent about. */
function undecidedText({ notExplored: { length: open } }: SimulationExploration): string {
  return open === 0 ? '' : `; ${open} oracle${open === 1 ? '' : 's'} not decided`;
}

function row(title: string, text: string): string {
  return `${title.padEnd(WIDTH)}${text}`;
}

function rows(title: string, texts: readonly string[]): readonly string[] {
  return texts.map((text, index) => row(index === 0 ? title : '', text));
}

/** Where an `eventually` was decided within the same bounds as all else, there is nothing to say. */
function livenessBounds({
  bounds,
  livenessBounds: own = bounds,
  properties,
}: SimulationExploration): readonly string[] {
  const isSame = BOUND_NAMES.every((name) => own[name] === bounds[name]);
  if (isSame || !properties.some(({ kind }) => kind === 'eventually')) return [];
  return [row('', `within ${boundsText(own)}, up to the end of all faults`)];
}

function boundsText(bounds: UniverseBounds): string {
  return BOUND_NAMES.map((name) => `${name} ${bounds[name]}`).join(' · ');
}

function matchingText({ matching }: SimulationExploration): string {
  if (matching.by === 'exact') return 'states as a whole';
  return `fingerprints of 64 bits, chance of a collision at most ${matching.collisionChance.toExponential(1)}`;
}

function propertyText({ name, verdict, path }: PropertyVerdict<unknown, unknown>): string {
  if (verdict === 'reached') return `${name}   reached in ${path?.steps.length ?? 0} steps`;
  if (verdict === 'unreachable') return `${name}   unreachable within these bounds`;
  if (verdict === 'unknown') return `${name}   not decided`;
  return `${name}   ${verdict}`;
}

function storyText(verdict: PropertyVerdict<unknown, unknown>): readonly string[] {
  const { name, path, message, lasso } = verdict;
  if (lasso !== undefined) return goalText(name, lasso, message);
  const steps = path?.steps.length ?? 0;
  return [
    `${name} · ${steps} steps`,
    ...pathText(path),
    `  <- VIOLATION ${message ?? 'does not hold'}`,
  ];
}

/** A run that never reaches a goal. */
function goalText(
  name: string,
  lasso: Lasso<unknown, unknown>,
  message: string | undefined,
): readonly string[] {
  const { stem, loop, fairRun } = lasso;
  const end =
    fairRun !== undefined
      ? 'one fair run'
      : loop.length === 0
        ? 'no more'
        : `${loop.length} for ever`;
  return [
    `${name} · ${stem.steps.length} steps, then ${end}`,
    ...lassoText(lasso),
    `  <- VIOLATION ${message ?? 'is never so'}`,
  ];
}

/**
 * The steps of a run without end, as lines: its stem, and its loop.
 *
 * @param lasso - the run
 */
export function lassoText({ stem, loop, fairRun }: Lasso<unknown, unknown>): readonly string[] {
  const first = stem.steps.length + 1;
  if (fairRun !== undefined) {
    const { ticks, messages, timeouts } = fairRun;
    return [
      ...pathText(stem),
      `  ${first}. all faults are over`,
      `  then one fair run: ${messages} messages and ${timeouts} timeouts in ${ticks} ticks`,
    ];
  }
  return [
    ...pathText(stem),
    loop.length === 0 ? '  then nothing is possible any more' : '  then for ever:',
    ...loop.map(({ text }, index) => `  ${first + index}. ${text}`),
  ];
}

function thrownText({ thrown }: SimulationExploration): readonly string[] {
  if (thrown === undefined) return [];
  return [
    '',
    `exception · ${thrown.path.steps.length} steps`,
    ...pathText(thrown.path),
    ...(thrown.action === undefined ? [] : [`  ${thrown.action}`]),
    `  <- VIOLATION ${thrown.message}`,
  ];
}

function pathText(path: Path<unknown, unknown> | undefined): readonly string[] {
  return (path?.steps ?? []).map(({ text }, index) => `  ${index + 1}. ${text}`);
}
