import type { ModuleConfig } from '../../config/sim-config.js';
import { unknownModule } from './module-errors.js';

/** What narrows a project's modules down. */
export interface ModuleChoice {
  /** The project's name, for errors. */
  readonly project: string;
  /** The name that the option `--module` gives. */
  readonly module?: string | undefined;
  /** The content of the plan file, where one is replayed. */
  readonly plan?: unknown;
}

/**
 * The modules that are to run: the named one, else that of the plan, else all.
 *
 * @throws SimPluginError when the project has no module of that name
 */
export function chooseModules(
  modules: readonly ModuleConfig[],
  { project, module, plan }: ModuleChoice,
): readonly ModuleConfig[] {
  if (module !== undefined) {
    const chosen = modules.find(({ name }) => name === module);
    if (chosen !== undefined) return [chosen];
    throw unknownModule(
      module,
      project,
      modules.map(({ name }) => name),
    );
  }
  if (plan === undefined) return modules;
  const { simulation } = (plan ?? {}) as { readonly simulation?: unknown };
  const own = modules.filter(({ name }) => name === simulation);
  return [...own, ...modules].slice(0, 1);
}
