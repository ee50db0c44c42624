/**
 * The plugin that gives services the code of their hosts, for Rolldown, Vite and Vitest.
 *
 * @packageDocumentation
 */
import { existsSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import type { Plugin } from 'rolldown';

const RUNTIME = '@gossip/sim-runtime/service';
const HOST = '\0simulated-host:';

/** What `serviceHosts` needs to know of the workspace. */
export interface ServiceHostsOptions {
  /** Absolute path of the project whose tsconfig names export conditions. Default: the working directory. */
  readonly projectRoot?: string;
  /** What changes the sources of hosts before they are bundled. @internal */
  readonly plugins?: readonly Plugin[];
}

/**
 * A plugin for Rolldown, Vite and Vitest that gives the definitions of services their code: it bundles each host's
 * entry, and the operations, into a script that runs in a context of its own.
 *
 * @param options - where the project is
 */
export function serviceHosts({
  projectRoot = process.cwd(),
  plugins = [],
}: ServiceHostsOptions = {}): Plugin {
  return {
    name: 'service-hosts',
    resolveId(specifier) {
      return specifier.startsWith(HOST) ? specifier : null;
    },
    async load(id) {
      if (!id.startsWith(HOST)) return null;
      const [kind, importer, entry] = JSON.parse(id.slice(HOST.length)) as [string, string, string];
      const runtime = await this.resolve(RUNTIME, importer);
      if (runtime === null)
        return this.error(`${importer} imports '${RUNTIME}', which cannot be found`);
      // Loaded where they are needed: Nx loads Vitest configs to make its graph.
      const [{ bundleHost }, { workspaceConditions }] = await Promise.all([
        import('./host-bundle.js'),
        import('../workspace-conditions.js'),
      ]);
      if (!existsSync(entry)) {
        const path = relative(dirname(importer), entry).split(sep).join('/');
        return this.error({
          message: `has a host whose entry './${path}' is not there`,
          id: importer,
        });
      }
      const request = {
        entry,
        root: projectRoot,
        conditions: workspaceConditions(projectRoot),
        runtime: runtime.id,
        isClient: kind === 'client',
        plugins,
      };
      const { code, sources } = await bundleHost(request).catch((error: unknown) =>
        this.error(complaintOf(error)),
      );
      for (const source of sources) this.addWatchFile(source);
      return `export default ${JSON.stringify(code)};`;
    },
    transform: {
      filter: { code: RUNTIME },
      async handler(code, id) {
        const [{ parseSync, Visitor }, { hostEntries }, { default: MagicString }] =
          await Promise.all([
            import('rolldown/utils'),
            import('../../../review/graph/host-entries.js'),
            import('magic-string'),
          ]);
        const file = id.replace(/\?.*$/, '');
        const { program } = parseSync(file, code);
        const calls = hostEntries((visitor) => new Visitor(visitor).visit(program));
        if (calls.length === 0) return null;
        const text = new MagicString(code);
        const imports: string[] = [];
        const importHost = (kind: string, entry: string): string => {
          const name = `__host${imports.length}`;
          const specifier = `${HOST}${JSON.stringify([kind, file, entry])}`;
          imports.push(`import ${name} from ${JSON.stringify(specifier)};\n`);
          return name;
        };
        for (const { entries, end } of calls) {
          for (const { path, insertAt } of entries) {
            text.appendLeft(
              insertAt,
              `, code: ${importHost('host', resolve(dirname(file), path))}`,
            );
          }
          text.appendLeft(end, `client: ${importHost('client', file)}, `);
        }
        text.prepend(imports.join(''));
        return {
          code: text.toString(),
          map: text.generateMap({ source: file, hires: true }).toString(),
        };
      },
    },
  };
}

interface Complaint {
  readonly message: string;
  readonly id?: string;
  readonly loc?: { readonly file?: string; readonly line: number; readonly column: number };
}

/** The first complaint of the bundler of a host, as one of the bundler of the definition. */
function complaintOf(error: unknown): Complaint {
  const [first] = (error as { readonly errors?: readonly Complaint[] }).errors ?? [];
  const { message, id, loc } = first ?? (error as Complaint);
  return {
    message,
    ...(id === undefined ? {} : { id }),
    ...(loc === undefined ? {} : { loc }),
  };
}
