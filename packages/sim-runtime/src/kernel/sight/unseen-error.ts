import { type Hidden } from './class-sight.js';

/** Where a value lies that cannot be seen whole. */
export interface Whereabouts {
  /** The object with a name of its own that it lies in, such as `node 0`. */
  readonly owner: string | undefined;
  /** Whether the owner's `view` gave it. */
  readonly isOfView: boolean;
  /** The way to it from there, such as `.store[3]`; empty for the object itself. */
  readonly path: string;
}

/** A value cannot be compared, since it cannot be seen whole: it has private state, or is a function. */
export class UnseenError extends TypeError {
  /** `UnseenError`. */
  override readonly name = 'UnseenError';

  /** @internal */
  constructor(where: Whereabouts, why: Hidden) {
    super(`${complain(where, why)}: ${remedy(where)}.`);
  }
}

function complain({ owner, isOfView, path }: Whereabouts, why: Hidden): string {
  const subject =
    owner === undefined
      ? 'a value that is compared'
      : isOfView
        ? `what the \`view\` of ${owner} gives`
        : owner;
  const at = path === '' ? '' : ` at ${path}`;
  if (why.kind === 'opaque') return `${subject} ${path === '' ? 'is' : 'has'} ${why.what}${at}`;
  const fields = why.fields.slice(0, 3).join(', ') + (why.fields.length > 3 ? ', …' : '');
  const className = why.className === '' ? 'a class without a name' : `class ${why.className}`;
  return `${subject} has private state (${fields} of ${className})${at}`;
}

function remedy({ owner, isOfView }: Whereabouts): string {
  if (isOfView) return 'let it give plain data';
  if (owner !== undefined) return 'give the simulation a `view`';
  return 'compare plain data instead, such as what its getters give';
}
