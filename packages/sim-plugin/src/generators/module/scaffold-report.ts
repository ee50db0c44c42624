import { getPackageManagerCommand, type Tree } from '@nx/devkit';
import { firstDraft, inWords } from './domain/first-draft.js';
import { type ModulePlan } from './module-plan.js';
import { CLIENT_INVARIANT, STARTER_DOMAINS } from './starter-domain.js';
import { targetNames } from './target-names.js';

/** The width of the column of headings, as in the report of a run. */
const HEADING_WIDTH = 15;

/** The closing words of the generator: what there is now, and what to do next. */
export function scaffoldReport(tree: Tree, plan: ModulePlan): string {
  const { pattern } = STARTER_DOMAINS[plan.type];
  return [
    `SIM-SCAFFOLD REPORT  ${plan.name}`,
    ...row('Module', [`${plan.name} in ${plan.moduleRoot}`]),
    ...row('Type', [plan.type]),
    ...row('Pattern', [pattern]),
    ...row('Files', changedFiles(tree)),
    ...row('First draft', draftOf(plan)),
    ...row('Invariants', invariantsOf(plan)),
    ...row('Next steps', nextSteps(tree, plan)),
  ].join('\n');
}

function row(heading: string, lines: readonly string[]): readonly string[] {
  return lines.map((line, index) => `${(index === 0 ? heading : '').padEnd(HEADING_WIDTH)}${line}`);
}

/** What was made of the user's names, which do not say what leads where. */
function draftOf({ type, domain }: ModulePlan): readonly string[] {
  return domain === undefined
    ? []
    : firstDraft(type, domain).map((reaction) => inWords(type, reaction));
}

function invariantsOf({ type, domain, hasClients, moduleRoot }: ModulePlan): readonly string[] {
  if (domain === undefined) {
    const { invariants } = STARTER_DOMAINS[type];
    return hasClients ? [...invariants, CLIENT_INVARIANT] : invariants;
  }
  const file = `${moduleRoot}/tests/invariants.ts`;
  return domain.invariants.map(
    ({ name, identifier }) => `TODO ${name}: write ${identifier} in ${file}`,
  );
}

function changedFiles(tree: Tree): readonly string[] {
  return tree
    .listChanges()
    .map(({ type, path }) => (type === 'CREATE' ? path : `${path} (changed)`))
    .sort();
}

function nextSteps(tree: Tree, plan: ModulePlan): readonly string[] {
  const { projectName } = plan.library;
  const { checkTargetName, runTargetName, testTargetName } = targetNames(tree);
  const nx = `${getPackageManagerCommand(undefined, tree.root).exec} nx`;
  return [
    `${nx} ${checkTargetName} ${projectName}`,
    `${nx} ${runTargetName} ${projectName}`,
    `${nx} ${runTargetName} ${projectName} -c stormy`,
    ...(plan.unitTestRunner === 'none' ? [] : [`${nx} ${testTargetName} ${projectName}`]),
  ];
}
