import { isDeepStrictEqual } from 'node:util';
import { type TargetConfiguration } from '@nx/devkit';

type Members = Readonly<Record<string, unknown>>;

/**
 * What a target says beyond the inferred one, which Nx merges it with: nothing of what would be there
 * anyway, such as the executor.
 */
export function residualTarget(
  target: TargetConfiguration,
  inferred: TargetConfiguration,
): TargetConfiguration {
  return beyond({ ...target }, { ...inferred }) as TargetConfiguration;
}

function beyond(members: Members, inferred: Members): Members {
  return Object.fromEntries(
    Object.entries(members).flatMap(([key, value]) => {
      const known = inferred[key];
      if (isDeepStrictEqual(value, known)) {
        return [];
      }
      if (!isMembers(value)) {
        return [[key, value]];
      }
      const more = beyond(value, isMembers(known) ? known : {});
      return Object.keys(more).length === 0 ? [] : [[key, more]];
    }),
  );
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
