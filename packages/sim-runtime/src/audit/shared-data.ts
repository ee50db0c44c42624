import { digest } from '../kernel/digest.js';
import { type ContentEntry, type ContentObserver } from '../run/contents.js';
import { attempt } from './attempt.js';
import { type FaultTargetName } from '../trace/fault-facts.js';
import { type Picture, pictureOf } from './picture.js';

/** Who can hold or change what is shared: an actor, a node or a stage by its number, or one of these. */
export type Holder = number;
export const COORDINATOR: Holder = -1;
/** The source, the checkpoint store and the sink of a stage. */
export const PORT: Holder = -2;
/** The simulation's own code outside of its parties: oracles and `watch`. */
export const OBSERVER: Holder = -3;
/** The simulation's `mutate`, which falsifies messages. */
export const MUTATOR: Holder = -4;

export type SharedKind = 'message' | 'input' | 'effect' | 'record' | 'checkpoint' | 'output';

/** An object that more than one party may hold. */
export interface SharedObject {
  readonly kind: SharedKind;
  readonly value: object;
  /** Which of all that are shared in a run: the same in every run of a plan. */
  readonly order: number;
  readonly sender: Holder;
  /** When it was sent last, in ticks. */
  at: number;
  /** The digest that it has as long as it is not changed. */
  digest: number;
  /** Taken when it was sent, of suspects alone. */
  picture: Picture | undefined;
  readonly receivers: Set<Holder>;
  /** The causal ids of its copies under way, with whom they go to. */
  readonly flights: Map<number, Holder>;
  changedBy: Holder | undefined;
}

/** That something shared was changed, so that others hold something else than what was sent. */
export interface SharedMutation {
  readonly object: SharedObject;
  readonly by: Holder;
  /** When, in ticks. */
  readonly at: number;
  readonly before: Picture;
  readonly after: Picture;
  /** When the object had been sent last. */
  readonly sentAt: number;
  /** Whom it was still on its way to. */
  readonly underWay: readonly Holder[];
  /** Who had received it. */
  readonly received: readonly Holder[];
}

/**
 * Follows what parties give each other through a run. In the simulator they hold one object, where a real
 * network or disk would have made a copy of it; a party that changes it changes what the others hold.
 *
 * The first of two runs finds out which objects are changed at all. In the second, these suspects are
 * looked at after everything that happens, to see who changed them and who else held them then.
 */
export class SharedData implements ContentObserver {
  /** The first change that others are affected by, once suspects are known. */
  mutation: SharedMutation | undefined;
  readonly #objects = new Map<object, SharedObject>();
  readonly #suspects: ReadonlySet<number> | undefined;
  readonly #watched: SharedObject[] = [];
  readonly #changed = new Set<number>();
  #acting: Holder = OBSERVER;
  #at = 0;

  /** @param suspects - which objects to look at, by their order; absent to find that out */
  constructor(suspects?: ReadonlySet<number>) {
    this.#suspects = suspects;
  }

  /** The objects that are not what they were when they were sent first. To be asked after the run. */
  suspects(): ReadonlySet<number> {
    for (const object of this.#objects.values()) attempt(() => this.#compare(object));
    return this.#changed;
  }

  handedOut(values: readonly unknown[]): void {
    for (const value of values) this.#share('record', value, PORT);
  }

  folded(entry: ContentEntry, _content: number | undefined, carried: number | undefined): void {
    const doer = doerOf(entry);
    this.#at = entry.at;
    if (isToldAfterwards(entry)) {
      this.#acting = doer ?? this.#acting;
      this.#settle(entry);
      this.#look();
    } else {
      this.#look();
      this.#settle(entry);
    }
    this.#follow(entry, carried);
    this.#acting = doer ?? this.#acting;
  }

  eventDone(): void {
    this.#look();
    this.#acting = OBSERVER;
  }

  /** A message that arrives is no longer under way, and its receiver holds it. */
  #settle(entry: ContentEntry): void {
    if (entry.kind === 'missed') {
      for (const { flights } of this.#watched) flights.delete(entry.id);
    }
    const value =
      entry.kind === 'received'
        ? entry.message
        : entry.kind === 'applied'
          ? entry.input
          : undefined;
    const object = this.#objects.get(value as object);
    if (object === undefined || (entry.kind !== 'received' && entry.kind !== 'applied')) return;
    object.flights.delete(entry.id);
  }

  #follow(entry: ContentEntry, carried: number | undefined): void {
    switch (entry.kind) {
      case 'sent': {
        const { from = COORDINATOR, to = COORDINATOR } = entry;
        const kind =
          entry.to === undefined ? 'input' : entry.from === undefined ? 'effect' : 'message';
        const object = this.#share(kind, entry.message, from, carried);
        if (object === undefined) return;
        object.at = entry.at;
        if (entry.fate === 'delivered') object.flights.set(entry.id, to);
        return;
      }
      case 'received':
        this.#share('message', entry.message, entry.from ?? COORDINATOR, carried)?.receivers.add(
          entry.to ?? COORDINATOR,
        );
        return;
      case 'applied':
        this.#objects.get(entry.input as object)?.receivers.add(COORDINATOR);
        for (const effect of entry.effects) this.#shareEffect(effect, entry.party);
        return;
      default:
    }
  }

  /** What a stage has written, the port holds from then on. */
  #shareEffect(effect: unknown, party: Holder): void {
    const { kind, checkpoint, output } = effect as Partial<Record<string, unknown>>;
    if (kind === 'checkpoint') this.#share('checkpoint', checkpoint, party)?.receivers.add(PORT);
    if (kind === 'emit') this.#share('output', output, party)?.receivers.add(PORT);
  }

  #share(
    kind: SharedKind,
    value: unknown,
    sender: Holder,
    carried?: number,
  ): SharedObject | undefined {
    if (typeof value !== 'object' || value === null) return undefined;
    const known = this.#objects.get(value);
    if (known !== undefined) {
      attempt(() => this.#compare(known, carried));
      if (known.changedBy !== undefined && known.changedBy !== known.sender)
        this.#report(known, known.changedBy);
      return known;
    }
    const now = carried ?? attempt(() => digest(value));
    // What cannot be looked at cannot be compared.
    if (now === undefined) return undefined;
    const order = this.#objects.size;
    const isSuspect = this.#suspects?.has(order) === true;
    const object: SharedObject = {
      kind,
      value,
      order,
      sender,
      at: this.#at,
      digest: now,
      picture: isSuspect ? attempt(() => pictureOf(value)) : undefined,
      receivers: new Set(),
      flights: new Map(),
      changedBy: undefined,
    };
    this.#objects.set(value, object);
    if (isSuspect) this.#watched.push(object);
    return object;
  }

  #compare(object: SharedObject, now = digest(object.value)): void {
    if (now !== object.digest) this.#changed.add(object.order);
  }

  /** Looks whether a suspect has changed since it was looked at last. */
  #look(): void {
    for (const object of this.#watched) {
      if (this.mutation !== undefined) return;
      const now = attempt(() => digest(object.value));
      if (now === object.digest || object.changedBy !== undefined) continue;
      if (this.#affectsOthers(object)) this.#report(object, this.#acting);
      // A sender may use an object again once nobody waits for it.
      else if (this.#acting === object.sender) {
        object.digest = now ?? object.digest;
        object.picture = attempt(() => pictureOf(object.value));
      } else object.changedBy = this.#acting;
    }
  }

  #affectsOthers({ flights, receivers, sender }: SharedObject): boolean {
    if (flights.size > 0 || this.#acting < PORT || sender === PORT) return true;
    if (receivers.has(PORT)) return true;
    return this.#acting !== sender && [...receivers].some((holder) => holder !== this.#acting);
  }

  #report(object: SharedObject, by: Holder): void {
    const { picture, value, flights, receivers, at: sentAt } = object;
    const now = attempt(() => pictureOf(value));
    if (picture === undefined || now === undefined) return;
    this.mutation ??= {
      object,
      by,
      at: this.#at,
      before: picture,
      after: now,
      sentAt,
      underWay: [...new Set(flights.values())],
      received: [...receivers],
    };
  }
}

/** Whether an entry is recorded after the act that it describes. */
function isToldAfterwards({ kind }: ContentEntry): boolean {
  return kind === 'applied' || kind === 'operation';
}

/** The party whose code runs at an entry; `undefined` where it is the same as before. */
function doerOf(entry: ContentEntry): Holder | undefined {
  switch (entry.kind) {
    case 'applied':
      return COORDINATOR;
    case 'operation':
    case 'timeout':
      return entry.party;
    case 'received':
      return entry.to ?? COORDINATOR;
    case 'sent':
      return entry.from ?? COORDINATOR;
    case 'fault':
      return entry.fault === 'byzantine' ? MUTATOR : struck(entry.targets);
    case 'recovery':
      return struck(entry.targets);
    default:
      return undefined;
  }
}

function struck(targets: readonly FaultTargetName[]): Holder | undefined {
  const [first] = targets;
  return typeof first === 'number' ? first : first === 'coordinator' ? COORDINATOR : undefined;
}
