import type { ModuleAudit } from '../../../audit/audit-module.js';
import type { AuditPageData, ModuleResults } from '../../../audit/page/audit-page-data.js';
import { checksSection } from '../checks.js';
import { h } from '../element.js';
import { masthead } from '../masthead.js';
import { claimsPart } from './claims.js';
import { contents, Part } from './contents.js';
import { counterexamplesPart } from './counterexamples.js';
import { decisionsPart } from './decisions.js';
import { filesPart } from './files.js';
import { hazardsPart } from './hazards.js';
import { auditSummary } from './summary.js';
import { survivorsPart } from './survivors.js';

/** Shows an audit: what is shown of each module, what is not, and what the other targets found. */
export function showAudit({ audit, results }: AuditPageData): void {
  const { project, level, modules } = audit;
  const isOnly = modules.length === 1;
  const parts = modules.flatMap((module, index) =>
    moduleParts(module, results[index], isOnly ? '' : `${module.name}: `, index),
  );
  const all = [...parts, ...decisionsPart(audit), rulesPart(audit.rules)];
  document.title = `${project} · audit · ${level}`;
  document.body.append(
    h('a', { class: 'skip', href: '#main' }, 'Skip to the audit'),
    masthead({
      kind: 'Audit',
      title: project,
      badges: [
        h('li', { class: 'badge' }, level),
        ...modules.map(({ name, type }) =>
          h('li', { class: 'badge' }, isOnly ? type : `${name}: ${type}`),
        ),
      ],
    }),
    h(
      'main',
      { id: 'main', tabindex: '-1', class: 'audit' },
      auditSummary(audit),
      contents(all),
      ...all.map(({ element }) => element),
    ),
  );
  // The browser looked for the place that the address names before it was there.
  document.getElementById(location.hash.slice(1))?.scrollIntoView();
}

function moduleParts(
  module: ModuleAudit,
  results: ModuleResults | undefined,
  prefix: string,
  index: number,
): readonly Part[] {
  const { claims, notClaimed, hazards, files, sources } = module;
  const id = `module-${index}`;
  const title = (words: string): string => `${prefix}${words}`;
  const { coverage, mutated = [], counterexamples = [], pages = [] } = results ?? {};
  return [
    claimsPart(`${id}-oracles`, title('Claims'), claims, 'oracle', { sources, pages }),
    claimsPart(`${id}-faults`, title('Faults survived'), claims, 'fault', { notClaimed }),
    ...(claims.some(({ kind }) => kind === 'driver')
      ? [claimsPart(`${id}-driver`, title('Real runs'), claims, 'driver', {})]
      : []),
    hazardsPart(`${id}-hazards`, title('Hazards'), hazards),
    filesPart(`${id}-files`, title('Tests of each file'), files),
    ...(counterexamples.length === 0
      ? []
      : [counterexamplesPart(`${id}-counterexamples`, title('Counterexamples'), counterexamples)]),
    ...(mutated.length === 0
      ? []
      : [survivorsPart(`${id}-survivors`, title('Mutants that live'), mutated)]),
    ...(coverage === undefined
      ? []
      : [
          new Part(
            `${id}-coverage`,
            title('What was reached'),
            `${coverage.seeds.count} seeds`,
            checksSection({ report: coverage, advice: [] }),
          ),
        ]),
  ];
}

function rulesPart(rules: readonly string[]): Part {
  const list = h('ul', { class: 'rules' }, ...rules.map((rule) => h('li', {}, rule)));
  return new Part('rules', 'Rules of the verdicts', '', list);
}
