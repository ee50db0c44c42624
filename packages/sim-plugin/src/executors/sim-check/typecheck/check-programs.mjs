import module, { createRequire } from 'node:module';
import process from 'node:process';
import { sharingHost } from '../../../workspace/typescript/sharing-host.mjs';

// Checks several tsconfigs in one process, as `tsc -p` checks each: plain JavaScript, since Node runs it as
// it is, from the sources as well. It is given the file of TypeScript's API and the configs, and prints an array
// of `ProgramOutput` as JSON. Declarations that programs share are parsed and bound once, as by `tsc --build`.

/** @typedef {import('typescript')} TypeScript */
/** @typedef {import('./tsc-output.js').ProgramOutput} ProgramOutput */

const [, , api = '', ...configs] = process.argv;
// As `tsc` does: from Node 22 on, the compiled code of TypeScript is kept for the next start.
/** @type {{ enableCompileCache?: () => void }} */ (module).enableCompileCache?.();
/** @type {TypeScript} */
const ts = createRequire(import.meta.url)(api);
/** @type {Map<string, import('typescript').SourceFile | undefined>} */
const declarations = new Map();

/** @type {import('typescript').FormatDiagnosticsHost} */
const format = {
  getCurrentDirectory: () => ts.sys.getCurrentDirectory(),
  getNewLine: () => '\n',
  getCanonicalFileName: (name) => (ts.sys.useCaseSensitiveFileNames ? name : name.toLowerCase()),
};

process.stdout.write(JSON.stringify(configs.map(check)));

/**
 * @param {string} config
 * @returns {ProgramOutput}
 */
function check(config) {
  const diagnostics = ts.sortAndDeduplicateDiagnostics(diagnosticsOf(config));
  const isError = diagnostics.some(({ category }) => category === ts.DiagnosticCategory.Error);
  return { output: ts.formatDiagnostics(diagnostics, format), code: isError ? 1 : 0 };
}

/**
 * The diagnostics that `tsc` reports: those of a later kind only where there are none of an earlier.
 *
 * @param {string} config
 * @returns {readonly import('typescript').Diagnostic[]}
 */
function diagnosticsOf(config) {
  /** @type {import('typescript').Diagnostic[]} */
  const fatal = [];
  const parsed = ts.getParsedCommandLineOfConfigFile(config, undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: (diagnostic) => fatal.push(diagnostic),
  });
  if (parsed === undefined) return fatal;
  const { options, fileNames: rootNames } = parsed;
  const ofConfig = ts.getConfigFileParsingDiagnostics(parsed);
  const program = ts.createProgram({
    rootNames,
    options,
    host: sharingHost(ts, options, declarations),
  });
  const syntactic = program.getSyntacticDiagnostics();
  if (syntactic.length > 0) return [...ofConfig, ...syntactic];
  const global = [...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics()];
  if (global.length > 0) return [...ofConfig, ...global];
  const semantic = program.getSemanticDiagnostics();
  if (semantic.length > 0 || !options.declaration) return [...ofConfig, ...semantic];
  return [...ofConfig, ...program.getDeclarationDiagnostics()];
}
