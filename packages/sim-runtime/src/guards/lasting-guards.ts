import { replacementsFor } from './find-replacements.js';
import { globalAt } from './global-at.js';
import { GUARDED_ACCESSORS } from './guard-accessors.js';
import { type AnyFunction, guardFunction } from './guard-function.js';
import { LASTING_APIS } from './guarded-apis.js';
import { GUARDED_MODULES } from './guarded-modules.js';
import { type Guarding } from './guarding.js';
import { getterReplacement, putInPlace, replacement } from './replacement.js';

interface Process {
  readonly getBuiltinModule?: (name: string) => object | undefined;
}

/**
 * Puts up the guards that stay: to put them up and down again would cost more than many a run does, and
 * what a library keeps under a name of its own is out of reach of guards that come later. Where no
 * simulation runs they let everything through.
 */
export function putUpLastingGuards(guarding: Guarding): void {
  const accessors = GUARDED_ACCESSORS.map(({ path, key, guard }) =>
    getterReplacement(globalAt(path), key, (read) => guard(read, guarding)),
  );
  const functions = LASTING_APIS.flatMap((api) => replacementsFor(api, guarding));
  for (const found of [...accessors, ...functions]) if (found !== undefined) putInPlace(found);
  guardBuiltinModules(guarding);
}

/** Functions of Node's own modules, however they are imported. */
function guardBuiltinModules(guarding: Guarding): void {
  const { process } = globalThis as { readonly process?: Process };
  const builtin = process?.getBuiltinModule?.bind(process);
  if (builtin === undefined) return;
  for (const { name, keys, leak } of GUARDED_MODULES) {
    const owner = builtin(`node:${name}`);
    for (const key of keys) {
      const api = `node:${name}.${key}`;
      const found = replacement(owner, key, (read: () => AnyFunction) => {
        // What hangs on the original, as the form of `util.promisify` does, is found there.
        const original = read();
        return Object.setPrototypeOf(
          guardFunction({ api, leak, read: () => original, guarding }),
          original,
        ) as AnyFunction;
      });
      if (found !== undefined) putInPlace(found);
    }
  }
  const { syncBuiltinESMExports } = builtin('node:module') as {
    readonly syncBuiltinESMExports: () => void;
  };
  syncBuiltinESMExports();
}
