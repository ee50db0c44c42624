import { delimiter, sep } from 'node:path';

/** Environment variables by name, as `child_process` takes them. */
export type Environment = Readonly<Record<string, string>>;

/** What a fresh shell on this machine would have; everything else belongs to the process that started us. */
const KEPT = new Set([
  'HOME',
  'LANG',
  'LOGNAME',
  'PATH',
  'SHELL',
  'TERM',
  'TMPDIR',
  'USER',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'NODE_EXTRA_CA_CERTS',
  'NPM_CONFIG_CACHE',
  'NPM_CONFIG_REGISTRY',
  'NPM_CONFIG_USERCONFIG',
]);

/**
 * The environment of a user's fresh shell.
 *
 * We usually run inside `npm test`, an Nx task and a Vitest worker at once, and each of them leaves variables
 * behind (`NODE_OPTIONS`, `NX_TASK_HASH`, `npm_config_local_prefix`, `NODE_ENV`, `CI`…) that would steer the
 * tools under test. So the rule is a list of what stays, and a `PATH` without anyone's `node_modules/.bin`.
 */
export function cleanEnvironment(own: NodeJS.ProcessEnv, extra: Environment = {}): Environment {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(own)) {
    if (value !== undefined && KEPT.has(name.toUpperCase())) kept[name] = value;
  }
  const path = kept['PATH'];
  if (path !== undefined) kept['PATH'] = withoutPackageBins(path);
  return { ...kept, ...extra };
}

function withoutPackageBins(path: string): string {
  const isPackageBin = (folder: string): boolean =>
    folder.split(sep).includes('node_modules') || folder.endsWith('node-gyp-bin');
  return path
    .split(delimiter)
    .filter((folder) => !isPackageBin(folder))
    .join(delimiter);
}
