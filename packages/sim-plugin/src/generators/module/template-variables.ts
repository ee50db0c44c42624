import { names } from '@nx/devkit';
import { type ModuleType } from '../../config/module-type.js';
import { type ModulePlan } from './module-plan.js';
import { quoted } from './quoted.js';

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
  /** The items of the list of claims in code; `undefined` where the simulation names none. */
  readonly claims: string | undefined;
  /** Whether the calls of clients are recorded and checked. */
  readonly hasClients: boolean;
}

/** Names of a gossip module's types and of globals that its code uses, which its class must not take. */
const TAKEN = new Set(
  `Array CountingNode Entries Entry LogicalTime Map Message NodeId Outcome ProtocolConfig Random
  SansIoNode Set SimNetwork Stamp State Transmit World`.split(/\s+/),
);

export function templateVariables({
  name,
  type,
  claims,
  hasClients,
  library,
}: ModulePlan): TemplateVariables {
  const { className, propertyName } = names(name);
  return {
    name,
    className: TAKEN.has(className) ? `${className}Protocol` : className,
    propertyName,
    type,
    projectName: library.projectName,
    claims: claims?.map(quoted).join(', '),
    hasClients,
  };
}
