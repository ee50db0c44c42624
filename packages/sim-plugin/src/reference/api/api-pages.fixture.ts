import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import {
  Application,
  Logger,
  LogLevel,
  type ProjectReflection,
  type TypeDocOptions,
} from 'typedoc';
import { type PluginOptions } from 'typedoc-plugin-markdown';
import { demandDocs, DOCUMENTED, PACKAGES, SELF_EVIDENT } from './documented.fixture.js';
import { entryPoints } from './entry-points.fixture.js';
import { HeadingRouter } from './heading-router.fixture.js';
import { PlainTheme } from './plain-theme.fixture.js';
import { tellByRooms } from './rooms.fixture.js';

/** The pages of the public interface, made from its docstrings. */
export interface ApiReference {
  /** The pages, by their paths. */
  readonly pages: ReadonlyMap<string, string>;
  /** What has no docstring, and what leads nowhere, each as a sentence. */
  readonly complaints: readonly string[];
}

const REPOSITORY = fileURLToPath(new URL('../../../../../', import.meta.url));
const INDEX = 'README.md';

/** What is called and made comes first, then what it takes and gives. */
const KINDS = [
  { kind: 'Module', group: 'Modules' },
  { kind: 'Function', group: 'Functions' },
  { kind: 'Class', group: 'Classes' },
  { kind: 'Variable', group: 'Variables' },
  { kind: 'Interface', group: 'Interfaces' },
  { kind: 'TypeAlias', group: 'Type Aliases' },
] as const;

/** What a class has, in the order in which it is met. */
const MEMBERS = ['Constructors', 'Properties', 'Accessors', 'Methods'];

const OPTIONS: TypeDocOptions & Partial<PluginOptions> = {
  basePath: REPOSITORY,
  tsconfig: join(REPOSITORY, 'packages/sim-plugin/tsconfig.reference.json'),
  plugin: ['typedoc-plugin-markdown'],
  // The tests check types already, and somebody may be at work on them.
  skipErrorChecking: true,
  disableSources: true,
  excludeExternals: true,
  excludeInternal: true,
  excludePrivate: true,
  readme: 'none',
  sort: ['kind', 'source-order'],
  sortEntryPoints: false,
  kindSortOrder: KINDS.map(({ kind }) => kind),
  groupOrder: [...KINDS.map(({ group }) => group), ...MEMBERS],
  validation: { notExported: true, invalidLink: true, notDocumented: true },
  packagesRequiringDocumentation: PACKAGES,
  requiredToBeDocumented: DOCUMENTED,
  intentionallyNotDocumented: SELF_EVIDENT,
  excludeScopesInPaths: true,
  hidePageHeader: true,
  hideBreadcrumbs: true,
  hideGroupHeadings: true,
  useCodeBlocks: true,
  expandParameters: true,
  parametersFormat: 'table',
  interfacePropertiesFormat: 'table',
  classPropertiesFormat: 'table',
  typeAliasPropertiesFormat: 'table',
  typeDeclarationFormat: 'table',
  tableColumnSettings: { hideInherited: true, hideModifiers: true, hideOverrides: true },
};

class Complaints extends Logger {
  readonly all = new Set<string>();

  override log(message: string, level: LogLevel): void {
    if (level >= LogLevel.Warn) this.all.add(message);
  }
}

/** Writes the reference from the sources, which must have no TypeScript error that changes what is exported. */
export async function apiReference(): Promise<ApiReference> {
  const all = entryPoints();
  const app = await Application.bootstrapWithPlugins({
    ...OPTIONS,
    logLevel: LogLevel.Warn,
    entryPoints: all.map(({ file }) => file),
  });
  const complaints = new Complaints();
  app.logger = complaints;
  app.renderer.defineRouter('heading', HeadingRouter);
  app.options.setValue('router', 'heading');
  app.renderer.defineTheme('plain', PlainTheme);
  app.options.setValue('theme', 'plain');
  tellByRooms(app.converter, all);
  const project = await app.convert();
  if (project === undefined) throw new Error([...complaints.all].join('\n'));
  demandDocs(app, project);
  const pages = await render(app, project);
  return { pages, complaints: [...complaints.all] };
}

async function render(
  app: Application,
  project: ProjectReflection,
): Promise<ReadonlyMap<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'api-reference-'));
  try {
    await app.outputs.writeOutput({ name: 'markdown', path: folder }, project);
    const files = (await readdir(folder, { recursive: true })).filter(isPage);
    const style = { ...(await resolveConfig(REPOSITORY)), parser: 'markdown' };
    const pages = files.map(async (file) => {
      const text = await readFile(join(folder, file), 'utf8');
      // Paragraphs and rows of tables are a line each: filled with blanks, the tables would be read by nobody.
      return [file, await format(text, { ...style, proseWrap: 'never' })] as const;
    });
    return new Map(await Promise.all(pages));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The index tells of the rooms of an entry point, so that no other page needs to. */
function isPage(file: string): boolean {
  return file === INDEX || (file.endsWith('.md') && basename(file) !== INDEX);
}
