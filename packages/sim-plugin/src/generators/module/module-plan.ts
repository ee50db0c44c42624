import { type ProjectConfiguration } from '@nx/devkit';
import { type ModuleType } from '../../config/module-type.js';
import { type Layout } from '../../workspace/layout.js';
import { type Domain } from './domain/domain.js';
import { type Tooling } from './tooling.js';

/** What the generator has decided to write, before it writes any of it. Paths are relative to the workspace's root. */
export interface ModulePlan extends Tooling {
  /** In kebab case, unique within its project. */
  readonly name: string;
  readonly type: ModuleType;
  /** The names that the module is written with; `undefined` for a working example. */
  readonly domain: Domain | undefined;
  /** The faults that its simulation claims to survive; `undefined` for what the runtime takes it to. */
  readonly claims: readonly string[] | undefined;
  /** Whether the working example records and checks the calls of clients. */
  readonly hasClients: boolean;
  readonly layout: Layout;
  readonly projectRoot: string;
  /** The folder of the module's sources: `src` of a new library, `src/<name>` of an existing one. */
  readonly moduleRoot: string;
  readonly library: NewLibrary | ExistingLibrary;
}

export interface NewLibrary {
  readonly kind: 'new';
  /** How Nx calls the project. */
  readonly projectName: string;
  /** How other code imports it, and the name of its package. */
  readonly importPath: string;
  readonly tags: readonly string[];
}

export interface ExistingLibrary {
  readonly kind: 'existing';
  readonly projectName: string;
  readonly project: ProjectConfiguration;
  readonly sourceRoot: string;
}
