import { printable } from '@gossip/sim-runtime/printable';
import { enumerate } from './enumerate.js';

/**
 * Something the user asked for cannot be done.
 *
 * The message is the whole of what the user sees: one sentence that says what is wrong, where, and
 * what to do. Any other class of error that leaves the plugin is a defect of the plugin.
 */
export class SimPluginError extends Error {
  /** `SimPluginError`, as stacks show it. */
  override readonly name = 'SimPluginError';

  /**
   * Makes an error of a message, in which what a terminal would act upon is made visible.
   *
   * @param message - may hold text from anywhere
   */
  constructor(message: string) {
    super(printableLines(message));
  }
}

/** Several things that cannot be done, each with a message of its own. */
export class SimPluginErrors extends SimPluginError {
  constructor(errors: readonly SimPluginError[]) {
    super('');
    this.message = errors.map(({ message }) => message).join('\n');
  }
}

/** Indented below its first line, where no line of a text that is quoted can pass for another message. */
function printableLines(message: string): string {
  const [first = '', ...others] = message.split('\n');
  return [printable(first), ...others.map((line) => printable(`  ${line.trimEnd()}`))].join('\n');
}

// Every error of the plugin is made below, one function each, grouped by the room that throws it.

// sim-check

export function noModuleToReview(project: string, root: string): SimPluginError {
  return new SimPluginError(
    `Project '${project}' has nothing to review: there is neither an index.ts nor a sim.ts below ${root}/src. Generate a module with 'nx g @gossip/sim-plugin:module', or remove ${root}/sim.config.json.`,
  );
}

export function noTypeScript(root: string): SimPluginError {
  return new SimPluginError(
    `TypeScript cannot be found from ${root}: install it with 'npm install --save-dev typescript', or pass --skipTypecheck to do without it.`,
  );
}

export function noTsconfig(project: string, root: string): SimPluginError {
  return new SimPluginError(
    `Project '${project}' has no tsconfig.json in ${root}, so its types cannot be checked: add one, or pass --skipTypecheck to do without it.`,
  );
}

export function unreadableTsconfig(file: string, reason: string): SimPluginError {
  return new SimPluginError(
    `${file} cannot be read: ${reason} Repair it, or correct the 'extends' that names it.`,
  );
}

export function typeScriptFailed(config: string, output: string): SimPluginError {
  return new SimPluginError(
    `tsc could not check ${config}: ${output.trim() || 'it ended without a message.'} Run it by hand to see more, or pass --skipTypecheck to do without it.`,
  );
}

export function unknownOptionValue(
  option: string,
  value: unknown,
  known: readonly string[],
): SimPluginError {
  return new SimPluginError(
    `'${String(value)}' is no value of --${option}: use one of ${known.join(', ')}.`,
  );
}

export function packageNotFound(
  specifier: string,
  projectRoot: string,
  reason: string,
): SimPluginError {
  return new SimPluginError(
    `'${specifier}' cannot be reviewed for ${projectRoot}: ${reason}. Pass to --package what a module imports.`,
  );
}

// sim.config.json

export function simConfigMissing(file: string): SimPluginError {
  return new SimPluginError(
    `There is no ${file}: add a module with 'nx g @gossip/sim-plugin:module', or write the file, which marks a project as simulated.`,
  );
}

/** @param reason - what the system says, without a full stop */
export function simConfigUnreadable(file: string, reason: string): SimPluginError {
  return new SimPluginError(
    `${file} cannot be read: ${reason}. It has to be a file that says which modules the project has.`,
  );
}

/** @param file - the file that exports the simulation, from the workspace's root */
export function simulationMissing(file: string, module: string, config: string): SimPluginError {
  return new SimPluginError(
    `${file} is no file, and ${config} names it as the simulation of the module '${module}': correct the path, or write the file.`,
  );
}

export function simConfigNotJson(file: string, reason: string): SimPluginError {
  return new SimPluginError(`${file} is not valid JSON: ${reason}.`);
}

/**
 * @param jsonPath - where in the file, for example `modules.orders.type`; empty for the whole of it
 * @param problem - what is wrong there and what would be right, without a full stop
 */
export function simConfigInvalid(file: string, jsonPath: string, problem: string): SimPluginError {
  return new SimPluginError(
    `${file} is not valid${jsonPath === '' ? '' : ` at ${jsonPath}`}: ${problem}.`,
  );
}

// nx.json

export function unknownPluginOption(option: string, known: readonly string[]): SimPluginError {
  return new SimPluginError(
    `nx.json gives @gossip/sim-plugin/plugin an option it does not have, '${option}': it takes ${enumerate(known, 'and')}.`,
  );
}

export function invalidShardCount(shards: unknown): SimPluginError {
  return new SimPluginError(
    `nx.json gives @gossip/sim-plugin/plugin ${JSON.stringify(shards)} for 'shards': it takes a whole number from 1 to 1000.`,
  );
}

// The generator `module`

export function unknownModuleType(type: string, known: readonly string[]): SimPluginError {
  return new SimPluginError(
    `There is no module type '${type}': use --type=${enumerate(known, 'or')}.`,
  );
}

export function invalidModuleName(name: string, suggestion: string): SimPluginError {
  return new SimPluginError(
    `'${name}' cannot be a module's name, which is made of lower-case words joined by hyphens: give another folder, or a name such as --name=${suggestion}.`,
  );
}

export function folderOutsideWorkspace(directory: string): SimPluginError {
  return new SimPluginError(
    `A library cannot be made in '${directory}': give a folder inside the workspace, relative to its root, such as packages/orders.`,
  );
}

export function folderNotEmpty(folder: string, file: string): SimPluginError {
  return new SimPluginError(
    `${folder} already exists and holds ${file}: choose another folder, or add the module to an existing library with --project.`,
  );
}

export function projectNameTaken(projectName: string, root: string): SimPluginError {
  return new SimPluginError(
    `There already is a project '${projectName}', in ${root}: choose another name with --name, or add the module to that project with --project=${projectName}.`,
  );
}

export function unknownProject(wanted: string): SimPluginError {
  return new SimPluginError(
    `There is no project '${wanted}' in this workspace: 'nx show projects' lists those that --project can name.`,
  );
}

export function ambiguousProject(wanted: string, candidates: readonly string[]): SimPluginError {
  return new SimPluginError(
    `--project=${wanted} could be ${enumerate(candidates, 'or')}: give the project's whole name.`,
  );
}

export function moduleNameTaken(name: string, file: string): SimPluginError {
  return new SimPluginError(
    `${file} already has a module '${name}': choose another name with --name.`,
  );
}

export function tagsOfExistingLibrary(projectName: string): SimPluginError {
  return new SimPluginError(
    `--tags names the tags of a new library, and '${projectName}' has its own: leave out --tags, or --project.`,
  );
}

export function testedWithJest(projectName: string, config: string): SimPluginError {
  return new SimPluginError(
    `'${projectName}' is tested with Jest (${config}) and a module's tests are written for Vitest: write no tests with --unitTestRunner=none, or make a new library for the module by leaving out --project.`,
  );
}

export function notAName(option: string, name: string, suggestion: string): SimPluginError {
  return new SimPluginError(
    `'${name}' in --${option} is no name that code can have, which is letters and digits in one word that begins with a letter: write it like ${suggestion}, and put commas between names.`,
  );
}

/** @param reason - what the name is, as in `a reserved word of TypeScript` */
export function nameNotUsable(
  option: string,
  name: string,
  reason: string,
  suggestion: string,
): SimPluginError {
  return new SimPluginError(
    `'${name}' in --${option} is ${reason}: choose another name, such as ${suggestion}.`,
  );
}

export function nameCollision(
  option: string,
  first: string,
  second: string,
  spelling: string,
): SimPluginError {
  return new SimPluginError(
    first === second
      ? `--${option} names '${first}' twice: leave one out.`
      : `'${first}' and '${second}' in --${option} would both be written ${spelling} in code: rename one of them.`,
  );
}

export function invariantCollision(
  first: string,
  second: string,
  identifier: string,
): SimPluginError {
  return new SimPluginError(
    first === second
      ? `--invariants names '${first}' twice: leave one out.`
      : `The invariants '${first}' and '${second}' would both be called ${identifier} in code: put one of them differently.`,
  );
}

export function unknownClaim(
  claim: string,
  type: string,
  known: readonly string[],
): SimPluginError {
  return new SimPluginError(
    `'${claim}' in --claims is no fault that a new ${type} module can claim to survive: choose from ${enumerate(known, 'and')}.`,
  );
}

export function pipelineHasNoStates(): SimPluginError {
  return new SimPluginError(
    `--states does not apply to a pipeline module, whose stage is always reading, emitting or checkpointing: name the kinds of records that it reads with --inputs, and of outputs that it emits with --effects.`,
  );
}

export function gossipHasNoEffects(): SimPluginError {
  return new SimPluginError(
    `--effects does not apply to a gossip module, whose only effects are the messages that it sends: name those with --inputs.`,
  );
}

export function serviceHasNoNames(): SimPluginError {
  return new SimPluginError(
    'A service has no states, inputs, effects or invariants to name: its code is ordinary modules. Leave --states, --inputs, --effects and --invariants out, and change the working example.',
  );
}

export function onlyGossipHasClients(type: string): SimPluginError {
  return new SimPluginError(
    `--clients does not apply to a ${type} module: generate a gossip module with it, or leave it out and record calls yourself, as the guide page "Clients, calls and histories" shows.`,
  );
}

export function namedModuleHasNoClients(): SimPluginError {
  return new SimPluginError(
    `--clients belongs to the working example: leave out --states, --inputs and --invariants, or leave out --clients.`,
  );
}

// The generator `convert-to-inferred`

export function nothingToConvert(project: string | undefined): SimPluginError {
  const who = project === undefined ? 'no project has' : `project '${project}' does not have`;
  return new SimPluginError(
    `There is nothing to convert: ${who} a target of its own that runs @gossip/sim-plugin:sim-check or @gossip/sim-plugin:sim-run.`,
  );
}

export function targetWithoutMarker(
  target: string,
  projectName: string,
  root: string,
): SimPluginError {
  return new SimPluginError(
    `The target '${target}' of project '${projectName}' stays as it is, because targets are inferred from a sim.config.json and ${root} has none: write one that names the project's modules first.`,
  );
}

/** Not an error: the rest is converted. */
export function secondTargetKept(target: string, first: string, projectName: string): string {
  return `The target '${target}' of project '${projectName}' stays as it is, because '${first}' runs the same executor and one of them can be inferred.`;
}

// The generator `ci`

export function ciFileExists(file: string): SimPluginError {
  return new SimPluginError(
    `${file} already exists and is not overwritten: remove it first, or change it by hand.`,
  );
}

export function packageManagerWithoutCi(name: string): SimPluginError {
  return new SimPluginError(
    `There are no jobs for the package manager '${name}', only for npm, pnpm and yarn: write them by hand, with 'nx affected -t sim-check sim-run' for pull requests and 'nx run-many -t sim-run -c stormy --shard=1/8' for sweeps.`,
  );
}
