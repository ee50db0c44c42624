/** Whom or what an oracle tells apart: a node, an epoch, a request, a resource. */
export type Key = string | number;

/** The key of an oracle's only resource, where no other is given. */
export const ONLY: Key = '';

/** ` of shard-3`, or nothing where there is only one. */
export function ofResource(resource: Key | undefined): string {
  return resource === undefined ? '' : ` of ${resource}`;
}
