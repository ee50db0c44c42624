import { canonical } from '../canonical.js';
import { type CompletedCall } from '../calls.js';
import { type UnambiguousVerdict } from './register-zones.js';

/** Calls that have to come one after another as groups, those of a group in any order. */
interface Group {
  lastStart: number;
  firstEnd: number;
}

/** A set that is added to and read as a whole. */
export class GrowingSet {
  readonly #adds = new Map<string, CompletedCall>();
  readonly #reads: { readonly call: CompletedCall; readonly elements: ReadonlySet<string> }[] = [];
  #isMalformed = false;

  /**
   * Each read has to have all elements of the smaller ones. An element comes after the last read without it and before the first one
   * with it; whether that order keeps real time is seen group by group.
   *
   * @param calls - the calls that may have taken effect, without open reads, in the order of their starts
   */
  check(calls: readonly CompletedCall[]): UnambiguousVerdict {
    for (const call of calls) if (!this.#take(call)) return 'ambiguous';
    if (this.#isMalformed) return 'violation';
    this.#reads.sort((one, other) => one.elements.size - other.elements.size);
    const groups = this.#groups();
    return groups === undefined || !keepsRealTime(groups) ? 'violation' : 'ok';
  }

  #take(call: CompletedCall): boolean {
    if (call.f === 'add') {
      const key = canonical(call.value);
      if (this.#adds.has(key) || call.result === false) return false;
      this.#adds.set(key, call);
      return true;
    }
    if (call.f !== 'read') return false;
    const { result } = call;
    const list = result instanceof Set ? [...(result as Set<unknown>)] : result;
    if (!Array.isArray(list)) return false;
    const elements = new Set(list.map((element) => canonical(element)));
    if (elements.size !== list.length) this.#isMalformed = true;
    this.#reads.push({ call, elements });
    return true;
  }

  /** The groups: elements that come before the first read, that read, elements that come then, and so on. Equal reads are in the order of their starts. */
  #groups(): readonly Group[] | undefined {
    const left = new Map(this.#adds);
    const groups: Group[] = [];
    let before: ReadonlySet<string> = new Set();
    for (const { call, elements } of this.#reads) {
      for (const element of before) if (!elements.has(element)) return undefined;
      const added = groupOf([]);
      for (const element of elements) {
        if (before.has(element)) continue;
        const add = left.get(element);
        if (add === undefined) return undefined;
        left.delete(element);
        join(added, add);
      }
      groups.push(added, groupOf([call]));
      before = elements;
    }
    const rest = [...left.values()].filter(({ outcome }) => outcome === 'ok');
    return [...groups, groupOf(rest)];
  }
}

function groupOf(calls: readonly CompletedCall[]): Group {
  const group = { lastStart: -Infinity, firstEnd: Infinity };
  for (const call of calls) join(group, call);
  return group;
}

function join(group: Group, { start, end, outcome }: CompletedCall): void {
  group.lastStart = Math.max(group.lastStart, start);
  if (outcome === 'ok') group.firstEnd = Math.min(group.firstEnd, end ?? Infinity);
}

/** Whether no call ends before one of a group before it starts. */
function keepsRealTime(groups: readonly Group[]): boolean {
  let lastStart = -Infinity;
  for (const group of groups) {
    if (group.firstEnd < lastStart) return false;
    lastStart = Math.max(lastStart, group.lastStart);
  }
  return true;
}
