import type { FoundPath } from '../../page/exploration-data.js';
import { fillShell } from '../../page/fill-page.js';
import { loadPage } from '../../page/load-page.js';
import { EXCEPTION, type ExplorationReport, NO_MESSAGE } from './exploration-report.js';

/**
 * The report of an exploration as a page.
 *
 * @param words - what it says where scripts do not run
 * @param replay - makes the command that replays the counterexample of an oracle
 */
export async function explorationPage(
  report: ExplorationReport,
  words: string,
  replay: (oracle: string) => string,
): Promise<string> {
  const { thrown, properties, ...facts } = report;
  const violated = properties.flatMap(({ name, message = NO_MESSAGE, told }): FoundPath[] =>
    told === undefined ? [] : [{ name, message, told, replay: replay(name) }],
  );
  const found = [
    ...violated,
    ...(thrown === undefined
      ? []
      : [{ name: EXCEPTION, message: thrown.message, told: thrown.told }]),
  ];
  const exploration = {
    ...facts,
    properties: properties.map(({ told: _, ...property }) => property),
  };
  const { simulation, type, verdict } = facts;
  return fillShell(await loadPage(), {
    title: `${simulation} · ${type} · ${verdict}`,
    words,
    data: { exploration, found },
  });
}
