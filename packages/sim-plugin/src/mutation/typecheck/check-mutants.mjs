import { createRequire } from 'node:module';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { sharingHost } from '../../workspace/typescript/sharing-host.mjs';
import { mutantFiles, mutantPath } from './mutant-files.mjs';

// Checks mutants in one program of TypeScript's API: plain JavaScript, since Node runs it as it is, from the
// sources as well. It is given the file of the API, a tsconfig and the options that differ as JSON. It prepares what
// every program needs, then reads an array of `CheckedFile` as JSON from standard input, and prints a line of
// JSON, a `MutantAnswer`, for each mutant in their order.

/** @typedef {import('typescript')} TypeScript */
/** @typedef {import('typescript').SourceFile} SourceFile */
/** @typedef {import('./mutant-types.js').CheckedFile} CheckedFile */
/** @typedef {import('./mutant-types.js').MutantAnswer} MutantAnswer */

const [, , api = '', config = '', changes = '{}'] = process.argv;
/** @type {TypeScript} */
const ts = createRequire(import.meta.url)(api);
const options = readOptions();
/** @type {Map<string, SourceFile | undefined>} */
const declarations = new Map();
const host = sharingHost(ts, options, declarations);
// The declarations of the language are most of what there is to parse.
ts.createProgram({ rootNames: [], options, host });

/** @type {readonly CheckedFile[]} */
const files = JSON.parse(await text(process.stdin));
/** @type {Map<string, string>} */
const texts = new Map(files.flatMap(mutantFiles).map(({ path, text }) => [slashed(path), text]));
const program = ts.createProgram({ rootNames: [...texts.keys()], options, host: withTexts() });
for (const file of files) checkFile(file);

/** @returns {import('typescript').CompilerOptions} */
function readOptions() {
  const parsed = ts.getParsedCommandLineOfConfigFile(config, undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
      process.stderr.write(ts.flattenDiagnosticMessageText(messageText, '\n'));
      process.exit(1);
    },
  });
  return { ...parsed?.options, ...JSON.parse(changes) };
}

/**
 * @param {CheckedFile} file
 * @param {number} id - 0 for the original
 */
function nameOf({ path }, id) {
  return slashed(mutantPath(path, id));
}

/** @param {string} path */
function slashed(path) {
  return path.replaceAll('\\', '/');
}

function withTexts() {
  const { fileExists, readFile, getSourceFile } = host;
  return {
    ...host,
    fileExists: (/** @type {string} */ file) => texts.has(file) || fileExists(file),
    readFile: (/** @type {string} */ file) => texts.get(file) ?? readFile(file),
    /** @type {import('typescript').CompilerHost['getSourceFile']} */
    getSourceFile: (file, version, ...others) => {
      const code = texts.get(file);
      if (code === undefined) return getSourceFile(file, version, ...others);
      return ts.createSourceFile(file, code, version);
    },
  };
}

/** @param {CheckedFile} file */
function checkFile(file) {
  // A mistake that the original has, too, says nothing about a mutant.
  const known = new Set(errorsOf(nameOf(file, 0)));
  for (const { id, start, end } of file.mutants) {
    const error = errorsOf(nameOf(file, id), { start, end }).find((it) => !known.has(it));
    answer(error === undefined ? { id } : { id, error });
  }
}

/** @param {MutantAnswer} line */
function answer(line) {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/**
 * @param {string} name
 * @param {{ readonly start: number, readonly end: number }} [change] - where the mutant differs
 * @returns {readonly string[]}
 */
function errorsOf(name, change) {
  const source = program.getSourceFile(name);
  if (source === undefined) return [];
  const node = change === undefined ? undefined : closedAround(source, change);
  const errors = [
    ...program.getSyntacticDiagnostics(source),
    ...semanticDiagnostics(source, node),
  ].filter(({ category }) => category === ts.DiagnosticCategory.Error);
  errors.sort((one, other) => (one.start ?? 0) - (other.start ?? 0));
  return errors.map(({ code, messageText }) => {
    const [first = ''] = ts.flattenDiagnosticMessageText(messageText, '\n').split('\n');
    return `TS${code}: ${first}`;
  });
}

/**
 * @param {SourceFile} source
 * @param {import('typescript').Node | undefined} node - all that has to be checked. Editors check parts of a file by
 *   this parameter, which is not in TypeScript's declarations; a version that does not know it checks the whole file
 * @returns {readonly import('typescript').Diagnostic[]}
 */
function semanticDiagnostics(source, node) {
  if (node === undefined) return program.getSemanticDiagnostics(source);
  /** @typedef {(...args: readonly [SourceFile, undefined, readonly object[]]) => readonly import('typescript').Diagnostic[]} CheckNodes */
  const checkNodes = /** @type {CheckNodes} */ (program.getSemanticDiagnostics);
  return checkNodes(source, undefined, [node]);
}

/**
 * The function around a change that says what it returns: a change of its body is a mistake nowhere else.
 *
 * @param {SourceFile} source
 * @param {{ readonly start: number, readonly end: number }} change
 * @returns {import('typescript').FunctionDeclaration | import('typescript').MethodDeclaration | undefined}
 */
function closedAround({ statements }, { start }) {
  const statement = statements.find(({ pos, end }) => pos <= start && start < end);
  const member =
    statement !== undefined && ts.isClassDeclaration(statement)
      ? statement.members.find(({ pos, end }) => pos <= start && start < end)
      : statement;
  if (member === undefined) return undefined;
  if (!ts.isFunctionDeclaration(member) && !ts.isMethodDeclaration(member)) return undefined;
  const { type, body } = member;
  return type !== undefined && body !== undefined && body.getStart() <= start ? member : undefined;
}
