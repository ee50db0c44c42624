import { unknownOptionValue } from '../../errors.js';
import { type ModuleOptions } from './schema.js';

export const LINTERS = ['eslint', 'none'] as const;
export const UNIT_TEST_RUNNERS = ['vitest', 'none'] as const;

/** The tools that a module is written for. */
export interface Tooling {
  /** `undefined` for what the workspace has. */
  readonly linter: (typeof LINTERS)[number] | undefined;
  readonly unitTestRunner: (typeof UNIT_TEST_RUNNERS)[number];
}

/** @throws SimPluginError when an option has a value that it does not know */
export function readTooling(options: Pick<ModuleOptions, keyof Tooling>): Tooling {
  const linter =
    options.linter === undefined ? undefined : oneOf('linter', options.linter, LINTERS);
  const { unitTestRunner = 'vitest' } = options;
  return { linter, unitTestRunner: oneOf('unitTestRunner', unitTestRunner, UNIT_TEST_RUNNERS) };
}

function oneOf<Value extends string>(
  option: string,
  value: string,
  known: readonly Value[],
): Value {
  const found = known.find((it) => it === value);
  if (found === undefined) {
    throw unknownOptionValue(option, value, known);
  }
  return found;
}
