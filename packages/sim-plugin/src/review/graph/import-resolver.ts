import { isBuiltin } from 'node:module';
import { sep } from 'node:path';
import { ResolverFactory } from 'rolldown/experimental';
import { packageName } from '../package-name.js';

/** Where an import leads. */
export type Resolution =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'package'; readonly name: string }
  | { readonly kind: 'builtin' }
  | { readonly kind: 'unresolved' };

/** Resolves imports as the workspace's TypeScript does: from source wherever the source is known. */
export class ImportResolver {
  readonly #resolver: ResolverFactory;

  /**
   * @param conditions - the workspace's own export conditions, by which its packages offer source
   */
  constructor(conditions: readonly string[]) {
    this.#resolver = new ResolverFactory({
      tsconfig: 'auto',
      conditionNames: [...conditions, 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mts', '.cts', '.js', '.mjs', '.cjs', '.jsx', '.json'],
      extensionAlias: {
        '.js': ['.ts', '.tsx', '.js', '.jsx'],
        '.mjs': ['.mts', '.mjs'],
        '.cjs': ['.cts', '.cjs'],
      },
      mainFields: ['module', 'main'],
    });
  }

  /** Where `specifier` leads from `importer`, an absolute path. */
  resolve(importer: string, specifier: string): Resolution {
    if (isBuiltin(specifier)) return { kind: 'builtin' };
    const { path } = this.#resolver.resolveFileSync(importer, specifier);
    if (path !== undefined && !path.includes(`${sep}node_modules${sep}`)) {
      return { kind: 'file', path };
    }
    if (/^[./]/.test(specifier)) {
      return path === undefined ? { kind: 'unresolved' } : { kind: 'file', path };
    }
    return { kind: 'package', name: packageName(specifier) };
  }
}
