import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Tree } from '@nx/devkit';
import { targetNames } from '../module/target-names.js';
import { templates } from '../templates.js';

const FILE = 'AGENTS.md';
const START = '<!-- @gossip/sim-plugin start -->';
const END = '<!-- @gossip/sim-plugin end -->';

/**
 * Tells coding assistants, in the file that they read first, how modules are made and judged here. What
 * stands between the markers is this section and is brought up to date; everything else stays.
 */
export function tellAssistants(tree: Tree): void {
  const text = tree.read(FILE, 'utf8') ?? '';
  const section = `${START}\n\n${sectionFor(tree)}\n${END}`;
  const from = text.indexOf(START);
  const to = text.indexOf(END, from);
  if (from >= 0 && to >= 0) {
    tree.write(FILE, text.slice(0, from) + section + text.slice(to + END.length));
    return;
  }
  const before = text.trim() === '' ? '' : `${text.trimEnd()}\n\n`;
  tree.write(FILE, `${before}${section}\n`);
}

function sectionFor(tree: Tree): string {
  const { checkTargetName, runTargetName } = targetNames(tree);
  return readFileSync(join(templates('init', '.'), 'agents.md.template'), 'utf8')
    .replaceAll('<%= checkTargetName %>', checkTargetName)
    .replaceAll('<%= runTargetName %>', runTargetName);
}
