import { type ChildProcess, spawn } from 'node:child_process';
import { relative } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { typeScriptFailed } from '../../errors.js';
import { projectTsconfigs } from '../../workspace/tsconfig/project-tsconfigs.js';
import type { MutatedFile } from '../schemata/mutated-files.js';
import { CHECKED_OPTIONS } from './checked-options.js';
import { type CheckedFile, type MutantAnswer, MutantTypes } from './mutant-types.js';
import { runTsc, type TscPlace } from './run-tsc.js';

/** The checker, and what it is to check: absolute paths. */
export interface MutantTypecheck extends TscPlace {
  /** TypeScript's API for JavaScript; absent where it has none, as version 7. */
  readonly api?: string;
}

/** A type checker that has been started. */
export interface MutantTypechecker {
  /**
   * Checks the mutants of files, in their order. What a mutant breaks in other files is not noticed. To be called
   * once.
   */
  check(files: readonly MutatedFile[]): MutantTypes;
  /** Ends it; what is not yet checked is without an answer. */
  stop(): void;
}

const CHECK_MUTANTS = fileURLToPath(new URL('./check-mutants.mjs', import.meta.url));

/**
 * Starts the workspace's own TypeScript, which finds the mutants that do not typecheck: in a process beside this
 * one that uses its API where it has one, and by its `tsc` where it has none.
 */
export function startTypecheck(place: MutantTypecheck): MutantTypechecker {
  const [config] = projectTsconfigs(place.projectRoot);
  if (config === undefined) return { check: () => answered(new MutantTypes()), stop: nothing };
  if (place.api !== undefined) return new ApiTypechecker(place.api, config.path, place);
  return {
    check: (files) => checkByTsc(files.map(checkedFile), config.path, place),
    stop: nothing,
  };
}

function nothing(): void {
  // No process outlives the check.
}

function checkedFile({ path, source: { text }, mutants }: MutatedFile): CheckedFile {
  const changes = mutants.map(({ id, start, end, replacement }) => ({
    id,
    start,
    end,
    replacement,
  }));
  return { path, text, mutants: changes };
}

function answered(
  types: MutantTypes,
  errors: ReadonlyMap<number, string> = new Map(),
): MutantTypes {
  for (const [id, error] of errors) types.answer({ id, error });
  types.end();
  return types;
}

function checkByTsc(files: readonly CheckedFile[], config: string, place: TscPlace): MutantTypes {
  const types = new MutantTypes();
  runTsc(files, config, place).then(
    (errors) => answered(types, errors),
    (failure: Error) => types.end(failure),
  );
  return types;
}

class ApiTypechecker implements MutantTypechecker {
  readonly #process: ChildProcess;
  readonly #types = new MutantTypes();

  constructor(api: string, config: string, { workspaceRoot, projectRoot }: TscPlace) {
    const args = [CHECK_MUTANTS, api, config, JSON.stringify(CHECKED_OPTIONS)];
    const child = spawn(process.execPath, args, { cwd: projectRoot, stdio: 'pipe' });
    this.#process = child;
    // Where it ends before it has read all, its end says why.
    child.stdin.on('error', nothing);
    const errors: Buffer[] = [];
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
    createInterface({ input: child.stdout }).on('line', (line) =>
      this.#types.answer(JSON.parse(line) as MutantAnswer),
    );
    child.on('error', (failure) => this.#types.end(failure));
    child.on('close', (code) => {
      if (code === 0) return this.#types.end();
      const name = relative(workspaceRoot, config).replaceAll('\\', '/');
      this.#types.end(typeScriptFailed(name, Buffer.concat(errors).toString('utf8')));
    });
  }

  check(files: readonly MutatedFile[]): MutantTypes {
    const checked = files.filter(({ mutants }) => mutants.length > 0).map(checkedFile);
    this.#process.stdin?.end(JSON.stringify(checked));
    return this.#types;
  }

  stop(): void {
    this.#process.kill();
  }
}
