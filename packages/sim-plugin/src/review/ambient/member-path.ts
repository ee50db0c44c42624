/** The names by which an environment calls its global object. */
const GLOBAL_OBJECTS: ReadonlySet<string> = new Set([
  'globalThis',
  'global',
  'window',
  'self',
  'frames',
  'top',
  'parent',
]);

/** Whether a path is the global object, whatever the environment calls it. */
export function isGlobalObject(path: string): boolean {
  return GLOBAL_OBJECTS.has(path);
}

/** The path of a member; the global object and a module's `default` add nothing to it. */
export function memberPath(path: string, name: string): string {
  if (GLOBAL_OBJECTS.has(path)) return name;
  if (path.startsWith('node:') && name === 'default') return path;
  if (name === 'constructor' && path.endsWith('.prototype'))
    return path.replace(/\.prototype$/, '');
  return `${path}.${name}`;
}
