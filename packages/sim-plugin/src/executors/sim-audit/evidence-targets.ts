import type { TargetConfiguration } from '@nx/devkit';
import { SIM_PLUGIN_NAME } from '../../inference/target-facts.js';

/** The names of the targets whose results an audit reads, for the commands of its report. */
export interface EvidenceTargets {
  readonly run: string;
  readonly explore: string;
  readonly mutate: string;
}

/** The targets by their default names. */
export const DEFAULT_EVIDENCE_TARGETS: EvidenceTargets = {
  run: 'sim-run',
  explore: 'sim-explore',
  mutate: 'sim-mutate',
};

/**
 * The targets on which an audit depends, by their executors: nx.json may have given them other names. A target that
 * the project's own `dependsOn` leaves out has its default name.
 *
 * @param audit - the name of the audit's own target
 */
export function evidenceTargets(
  targets: Readonly<Record<string, TargetConfiguration>> = {},
  audit = 'sim-audit',
): EvidenceTargets {
  const names = (targets[audit]?.dependsOn ?? []).map((dependency) =>
    typeof dependency === 'string' ? dependency : dependency.target,
  );
  const named = (executor: string): string =>
    names.find((name) => targets[name]?.executor === `${SIM_PLUGIN_NAME}:${executor}`) ?? executor;
  return { run: named('sim-run'), explore: named('sim-explore'), mutate: named('sim-mutate') };
}
