/** One import statement of a bundle. */
export interface LinkedImport {
  readonly specifier: string;
  /** What it binds, as written: `{ always, sometimes as once }`, `* as runtime` or nothing. */
  readonly clause: string;
}

const IMPORT = /^import (?:(.*) from )?"([^"]+)";$/;
/** What stands between the imports of a bundle, and before them. */
const BESIDE_IMPORTS = /^(?:import |\/\/|$)/;

/**
 * Has a bundle import modules from other places. The imports of a bundle stand before all else, one in a line.
 *
 * @param places - the URLs, by the specifiers that are imported
 * @returns the code, and the imports that have been changed
 */
export function linkImports(
  code: string,
  places: ReadonlyMap<string, string>,
): { readonly code: string; readonly imports: readonly LinkedImport[] } {
  const lines = code.split('\n');
  const imports: LinkedImport[] = [];
  for (const [index, line] of lines.entries()) {
    if (!BESIDE_IMPORTS.test(line)) break;
    const [, clause = '', specifier = ''] = IMPORT.exec(line) ?? [];
    const place = places.get(specifier);
    if (place === undefined) continue;
    imports.push({ specifier, clause });
    const from = clause === '' ? '' : `${clause} from `;
    lines[index] = `import ${from}${JSON.stringify(place)};`;
  }
  return { code: lines.join('\n'), imports };
}

/** The names that an import takes from its module. */
export function namesImported({ clause }: LinkedImport): readonly string[] {
  const [, list = ''] = /\{(.*)\}/.exec(clause) ?? [];
  const named = list
    .split(',')
    .map((part) => part.trim().split(' as ')[0] ?? '')
    .filter((name) => name !== '');
  return /^\w/.test(clause) ? ['default', ...named] : named;
}
