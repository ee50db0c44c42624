import { names } from '@nx/devkit';
import { type ModuleType } from '../../config/module-type.js';
import { type ModulePlan } from './module-plan.js';

/** What the templates of a module may speak of. */
export interface TemplateVariables {
  /** As the user gave it, in kebab case: `order-book`. */
  readonly name: string;
  /** For types and classes: `OrderBook`. */
  readonly className: string;
  /** For variables: `orderBook`. */
  readonly propertyName: string;
  readonly type: ModuleType;
  /** The name by which Nx knows the module's project: `@acme/order-book`. */
  readonly projectName: string;
}

export function templateVariables({ name, type, library }: ModulePlan): TemplateVariables {
  const { className, propertyName } = names(name);
  return { name, className, propertyName, type, projectName: library.projectName };
}
