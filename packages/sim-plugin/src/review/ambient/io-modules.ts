import { isBuiltin } from 'node:module';

/** Built-in modules that compute and nothing else. */
const PURE_MODULES: ReadonlySet<string> = new Set([
  'node:assert',
  'node:assert/strict',
  'node:buffer',
  'node:events',
  'node:path',
  'node:path/posix',
  'node:path/win32',
  'node:punycode',
  'node:querystring',
  'node:string_decoder',
  'node:url',
  'node:util',
  'node:util/types',
]);

/** Built-in modules whose exports other rules, or this one, judge one by one. */
const JUDGED_BY_EXPORT: ReadonlySet<string> = new Set([
  'node:crypto',
  'node:module',
  'node:perf_hooks',
  'node:timers',
  'node:timers/promises',
  'node:process',
]);

/** Members of the process that read from it or change it. */
export const PROCESS_MEMBERS = [
  'abort',
  'arch',
  'argv',
  'argv0',
  'availableMemory',
  'binding',
  'chdir',
  'constrainedMemory',
  'cwd',
  'dlopen',
  'emit',
  'execArgv',
  'execPath',
  'exit',
  'exitCode',
  'getegid',
  'geteuid',
  'getgid',
  'getuid',
  'kill',
  'memoryUsage',
  'off',
  'on',
  'once',
  'pid',
  'platform',
  'ppid',
  'release',
  'report',
  'resourceUsage',
  'send',
  'stderr',
  'stdin',
  'stdout',
  'title',
  'umask',
  'version',
  'versions',
];

/** Whether a module reads from the world or writes to it, whatever is used of it. */
export function doesIo(module: string): boolean {
  return isBuiltin(module) && !PURE_MODULES.has(module) && !JUDGED_BY_EXPORT.has(module);
}
