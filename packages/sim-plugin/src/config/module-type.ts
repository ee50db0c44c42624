/** The shapes a module can have: a pure transition, a sans-IO protocol, a checkpointed stage, processes as they are. */
export const MODULE_TYPES = ['coordination', 'gossip', 'pipeline', 'service'] as const;

/** The shape of a module, by its name. */
export type ModuleType = (typeof MODULE_TYPES)[number];

export function isModuleType(value: unknown): value is ModuleType {
  return MODULE_TYPES.some((type) => type === value);
}
