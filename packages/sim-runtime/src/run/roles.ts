import { type Performers } from '../plan/plan-space.js';

/** A kind of party, such as the clients of a protocol that has servers, too. */
export interface Role {
  /** How many parties have it: 1 or more. */
  readonly count: number;
  /** The operations that they do, by name. Default: none. */
  readonly operations?: readonly string[];
}

/** The roles of a simulation's parties by name, in the order of the parties' numbers. */
export type Roles = Readonly<Record<string, Role>>;

/** Who has which role. */
export interface RoleTable {
  /** The role of a party; empty where no roles are given. */
  readonly roleOf: (party: number) => string;
  /** The parties that do an operation; absent where all do all. */
  readonly performers: Performers | undefined;
}

const NO_ROLES: RoleTable = { roleOf: () => '', performers: undefined };

/**
 * The parties by role: those of the first role have the lowest numbers. Where a run has fewer parties than
 * most, those with the highest numbers are missing.
 *
 * @param name - the simulation's name, for errors
 * @param parties - how many parties there are at most
 * @param operations - the names of all operations
 * @throws TypeError where the roles do not fit the parties or the operations
 */
export function roleTable(
  name: string,
  roles: Roles | undefined,
  parties: number,
  operations: readonly string[],
): RoleTable {
  if (roles === undefined) return NO_ROLES;
  checkRoles(name, roles, parties, operations);
  const byParty = Object.entries(roles).flatMap(([role, { count }]) =>
    Array.from({ length: count }, () => role),
  );
  const performersOf = (operation: string, count: number): readonly number[] =>
    byParty.flatMap((role, party) =>
      party < count && roles[role]?.operations?.includes(operation) === true ? [party] : [],
    );
  const known = new Map<number, Map<string, readonly number[]>>();
  return {
    roleOf: (party) => byParty[party] ?? '',
    performers: (operation, count) => {
      const ofCount =
        known.get(count) ?? new Map(operations.map((each) => [each, performersOf(each, count)]));
      known.set(count, ofCount);
      return ofCount.get(operation) ?? [];
    },
  };
}

function checkRoles(
  name: string,
  roles: Roles,
  parties: number,
  operations: readonly string[],
): void {
  const fail = (problem: string): never => {
    throw new TypeError(`The simulation "${name}" ${problem}`);
  };
  let sum = 0;
  for (const [role, { count, operations: own = [] }] of Object.entries(roles)) {
    if (!Number.isSafeInteger(count) || count < 1)
      fail(`must have 1 or more parties in the role "${role}", not ${count}.`);
    sum += count;
    const unknown = own.find((operation) => !operations.includes(operation));
    if (unknown !== undefined)
      fail(
        `gives the role "${role}" the operation "${unknown}", which it does not have: it has ${operations.join(', ') || 'none'}.`,
      );
  }
  if (sum !== parties)
    fail(`has ${parties} parties, but roles for ${sum}: make the counts of its roles add up.`);
  const idle = operations.find(
    (operation) => !Object.values(roles).some((role) => role.operations?.includes(operation)),
  );
  if (idle !== undefined)
    fail(`has no role that does the operation "${idle}": name it in a role's operations.`);
}
