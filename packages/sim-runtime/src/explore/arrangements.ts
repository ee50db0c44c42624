/**
 * All permutations that differ by more than an exchange within a class: each way to give the places to the
 * classes, members of a class in their order.
 *
 * @param classes - the class of each party, numbered from 0
 */
export function* arrangements(classes: readonly number[]): Generator<readonly number[]> {
  const members: number[][] = [];
  classes.forEach((own, party) => (members[own] ??= []).push(party));
  const used = members.map(() => 0);
  const permutation = classes.map(() => 0);

  function* place(position: number): Generator<readonly number[]> {
    if (position === classes.length) yield permutation;
    for (const [own, parties] of members.entries()) {
      const party = parties[used[own] ?? 0];
      if (party === undefined) continue;
      used[own] = (used[own] ?? 0) + 1;
      permutation[party] = position;
      yield* place(position + 1);
      used[own]--;
    }
  }
  yield* place(0);
}
