import { sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  PartialResolvedId,
  PluginContext,
  PluginContextResolveOptions,
  ResolvedId,
} from 'rolldown';

/** A path, absolute or relative: the bundler resolves it without asking, which would cost more than to do it. */
export const NO_PATH = /^(?![./\\]|[a-z]:)/i;

/** Finds an import as the bundler does, and fails where it does not. */
export async function findImport(
  context: PluginContext,
  specifier: string,
  importer: string,
  kind: PluginContextResolveOptions['kind'],
): Promise<ResolvedId> {
  const asked = kind === undefined ? {} : { kind };
  const found = await context.resolve(specifier, importer, { ...asked, skipSelf: true });
  if (found !== null) return found;
  return context.error({
    code: 'UNRESOLVED_IMPORT',
    message: `imports '${specifier}', which cannot be found`,
    id: importer,
  });
}

/** An import that stays outside where it is an installed package's. */
export function outside(found: ResolvedId): PartialResolvedId {
  const isInstalled = found.id.includes(`${sep}node_modules${sep}`);
  return isInstalled ? { id: pathToFileURL(found.id).href, external: true } : found;
}
