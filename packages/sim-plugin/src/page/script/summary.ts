import {
  CONTENT_HASH_COVERS,
  formatCount,
  formatDuration,
  formatFigure,
  originWords,
  type SimulationReport,
  TRACE_HASH_COVERS,
  unknownOracles,
} from '@gossip/sim-runtime/sim';
import { h } from './element.js';
import { figure } from './figure.js';

/** The figures of the run, and its verdict in one sentence. */
export function summarySection(report: SimulationReport): HTMLElement {
  const { seeds, events, elapsedMs, simulatedTicks, traceHash, contentHash, unseen } = report;
  const done =
    seeds.count === seeds.requested
      ? formatCount(seeds.count)
      : `${formatCount(seeds.count)} of ${formatCount(seeds.requested)}`;
  return h(
    'section',
    { class: 'summary', 'aria-labelledby': 'summary-title' },
    h('h2', { id: 'summary-title', class: 'spoken' }, 'Summary'),
    h('p', { class: `verdict ${report.result}` }, verdict(report)),
    h(
      'dl',
      { class: 'figures' },
      figure('Seeds', done, `from ${seeds.first}, ${originWords(report)}`),
      figure('Events', formatCount(events), perSecond(events, elapsedMs)),
      figure('Simulated time', formatDuration(simulatedTicks), `in ${formatDuration(elapsedMs)}`),
      figure('Faults', formatCount(sum(Object.values(report.faults))), kinds(report)),
      ...(traceHash === undefined
        ? []
        : [figure('Trace hash', traceHash, `of ${TRACE_HASH_COVERS}`)]),
      ...(contentHash === undefined
        ? []
        : [
            figure(
              'Content hash',
              contentHash,
              unseen === undefined ? `of ${CONTENT_HASH_COVERS}` : `in part: ${unseen}`,
            ),
          ]),
    ),
  );
}

function verdict(report: SimulationReport): string {
  const { result, seeds, bugs, unsorted = [], omitted = [], missing = [] } = report;
  if (result === 'empty') return `Nothing failed, and nothing was tested: ${missing.join('; ')}.`;
  if (result === 'unknown') return `Nothing failed, but: ${unknownOracles(report).join('; ')}.`;
  if (result === 'pass') return 'Everything held, in every universe.';
  if (result === 'interrupted') return 'Interrupted. Nothing failed in the seeds that were done.';
  if (seeds.failed === 0) return 'Coverage is required, and there is too little.';
  const failed = `${formatCount(seeds.failed)} of ${formatCount(seeds.count)} ${seeds.count === 1 ? 'seed' : 'seeds'} failed`;
  const left = sum([
    ...unsorted.map(({ seeds: some }) => some.length),
    ...omitted.map(({ seeds: some }) => some),
  ]);
  const more = left === 0 ? '' : `, and ${formatCount(left)} not analysed`;
  return `${failed}: ${bugs.length} distinct ${bugs.length === 1 ? 'bug' : 'bugs'}${more}.`;
}

function perSecond(events: number, elapsedMs: number): string {
  return elapsedMs <= 0 ? '' : `${formatFigure((events * 1_000) / elapsedMs)} per second`;
}

function kinds({ faults }: SimulationReport): string {
  const count = Object.values(faults).filter((times) => times > 0).length;
  return `of ${count} ${count === 1 ? 'kind' : 'kinds'}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
