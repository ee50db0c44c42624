import { printable } from '@gossip/sim-runtime/printable';
import type { SimulationReport } from '@gossip/sim-runtime/sim';

/**
 * The bugs of a report as workflow commands of GitHub Actions, which it shows beside the code.
 *
 * @param source - the simulation's file, from the workspace's root: the place of bugs that have no
 *   other
 */
export function githubAnnotations(report: SimulationReport, source: string): readonly string[] {
  return report.bugs.map(({ oracle, message, stack, story, replay }) => {
    const [, file = source, line] = /\(?([^\s()]+):(\d+):\d+\)?$/m.exec(stack ?? '') ?? [];
    const place =
      line === undefined ? `file=${property(file)}` : `file=${property(file)},line=${line}`;
    const title = property(`${report.simulation}: ${oracle}`);
    const text = [printable(message), ...story, printable(`replay: ${replay}`)].join('\n');
    return `::error ${place},title=${title}::${data(text)}`;
  });
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(printable(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
