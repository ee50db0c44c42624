import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { readSimConfig } from '../dist/config/read-sim-config.js';
import { findTypeScript } from '../dist/executors/sim-check/typecheck/typescript.js';
import { mutateModule } from '../dist/mutation/mutate-module.js';
import { OPERATOR_NAMES } from '../dist/mutation/operators/operator-name.js';
import { scoreOf } from '../dist/mutation/report/score.js';
import { startTypecheck } from '../dist/mutation/typecheck/typecheck-mutants.js';
import { STARTERS, withStarters } from './mutation/starters.mjs';

/**
 * Takes one oracle after the other out of each starter, and measures by mutants what the rest still notices: the mutants
 * that then survive name the lines that this oracle alone guards. Oracles overlap, so it also measures what each notices
 * by itself. The process exits with 1 where that is nothing: such an oracle could be gone.
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    seeds: { type: 'string', default: '100' },
  },
});

await withStarters(async (workspace) => {
  for (const { type, level } of STARTERS) {
    if (values.only === undefined || values.only === type) await weaken(workspace, type, level);
  }
});

async function weaken(workspace, type, level) {
  const file = join(workspace, 'packages', type, 'src/sim.ts');
  const source = readFileSync(file, 'utf8');
  const [, list = ''] = /oracles: \[\n([^\]]*)\]/.exec(source) ?? [];
  const names = list.split(',').map((name) => name.trim());
  const mutate = mutatorOf(workspace, type, level);
  const whole = await mutate();
  print(`${type}, ${level}, ${values.seeds} seeds: ${percent(whole)}`);
  for (const name of names.filter((it) => it !== '')) {
    writeFileSync(file, source.replace(list, list.replace(new RegExp(`\\s*\\b${name},`), '')));
    const less = await mutate();
    writeFileSync(file, source);
    const [oracle] = whole.demands.filter((demand) => !less.demands.includes(demand));
    // A coverage goal demands nothing of a run.
    if (oracle === undefined) continue;
    const alone = killed(await mutate({ only: oracle }));
    const more = survivors(less).filter((line) => !survivors(whole).includes(line));
    print(`  ${name}: without it ${percent(less)}, by itself it notices ${alone}`);
    for (const line of more) print(`    ${line}`);
    if (alone === 0) process.exitCode = 1;
  }
}

/** How many mutants oracles have noticed, as opposed to exceptions and budgets. */
function killed({ judged }) {
  return scoreOf(judged).killed.oracle;
}

/** Whether a mutant typechecks does not depend on the oracles: that is found out once. */
function mutatorOf(workspace, type, level) {
  const projectRoot = `packages/${type}`;
  const root = join(workspace, projectRoot);
  const [declared] = readSimConfig(workspace, projectRoot).modules;
  let types;
  return (limits = {}) =>
    mutateModule({
      workspaceRoot: workspace,
      projectRoot,
      declared,
      level,
      seeds: { first: 0, count: Number(values.seeds) },
      limits,
      workers: availableParallelism(),
      watchdogMs: 10_000,
      operators: new Set(OPERATOR_NAMES),
      exploreStates: 0,
      signal: new globalThis.AbortController().signal,
      onVerdict: () => undefined,
      typecheck: () => {
        const place = { ...findTypeScript(root), workspaceRoot: workspace, projectRoot: root };
        return {
          check: (files) => (types ??= startTypecheck(place).check(files)),
          stop: () => undefined,
        };
      },
    });
}

function percent({ judged }) {
  const { points = 0, counted } = scoreOf(judged);
  return `${(points / 100).toFixed(2)} % of ${counted}`;
}

/** The mutants that live, by the places and texts of their changes. */
function survivors({ judged, files }) {
  const texts = new Map(files.map(({ file, source }) => [file, source.text]));
  return judged.flatMap(({ mutant, verdict }) => {
    if (verdict.kind !== 'survived' && verdict.kind !== 'not-reached') return [];
    const { file, start, end, replacement } = mutant;
    const text = texts.get(file) ?? '';
    const line = text.slice(0, start).split('\n').length;
    const name = file.replace(/^.*\//, '');
    return [`${name}:${line}  ${short(text.slice(start, end))} -> ${short(replacement)}`];
  });
}

function short(text) {
  return text.replace(/\s+/g, ' ').trim().slice(0, 60) || '(nothing)';
}

function print(line) {
  process.stdout.write(`${line}\n`);
}
