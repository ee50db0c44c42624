import { copyId, effectId } from '../../kernel/causal-id.js';
import { type ModuleTypeDefinition } from '../../run/module-type.js';
import { type TraceEntry } from '../../trace/trace-entry.js';
import { describe } from '../describe.js';
import { type Arrow, type ArrowFate } from './diagram.js';
import { type Lanes } from './lanes.js';
import { type ValueTable } from './value-table.js';

type Sent = Extract<TraceEntry, { readonly kind: 'sent' }>;

interface OpenArrow {
  readonly id: number;
  readonly sentAt: number;
  readonly arrivesAt: number;
  arrow: Arrow;
}

/** A step that makes port calls: the causal id of its event, where and when it is. */
interface CallingStep {
  readonly cause: number;
  readonly lane: number;
  readonly at: number;
  readonly step: number;
}

/** The messages and port calls of a run, from their sending to their fate. */
export class Arrows {
  readonly #lanes: Lanes;
  readonly #values: ValueTable;
  readonly #moduleType: ModuleTypeDefinition;
  readonly #all: OpenArrow[] = [];
  /** Those of which nothing was heard yet, by causal id. */
  readonly #open = new Map<number, number[]>();

  constructor(lanes: Lanes, values: ValueTable, moduleType: ModuleTypeDefinition) {
    this.#lanes = lanes;
    this.#moduleType = moduleType;
    this.#values = values;
  }

  get list(): readonly Arrow[] {
    return this.#all.map(({ arrow }) => arrow);
  }

  /** A message that a step sends. */
  send(entry: Sent, step: number): void {
    const { id, at, arrivesAt, fate, message } = entry;
    const delayTicks = arrivesAt === undefined ? 0 : arrivesAt - at - 1;
    this.#add(id, at, arrivesAt, {
      kind: 'message',
      id,
      from: this.#lanes.of(entry.from),
      to: this.#lanes.of(entry.to),
      sent: step,
      fate: fate === 'delivered' ? 'under way' : fate,
      label: describe(message),
      content: this.#values.place(message),
      ...(delayTicks > 0 ? { delayTicks } : {}),
      ...(this.#isCopy(id, step) ? { isCopy: true } : {}),
    });
  }

  /** The port calls among the effects of a step. */
  call({ cause, lane, at, step }: CallingStep, effects: readonly unknown[]): void {
    effects.forEach((effect, index) => {
      const port = this.#moduleType.portOf?.(effect);
      if (port === undefined) return;
      const id = effectId(cause, index);
      this.#add(id, at, undefined, {
        kind: 'call',
        id,
        from: lane,
        to: port,
        sent: step,
        fate: 'under way',
        label: describe(effect),
        content: this.#values.place(effect),
      });
    });
  }

  /** A message, or the answer to a call, becomes a step; gives the arrow that it is, if it is known. */
  arrive(id: number, at: number, step: number, fate: ArrowFate): number | undefined {
    const place = this.#open.get(id)?.shift();
    const open = place === undefined ? undefined : this.#all[place];
    if (open === undefined) return undefined;
    const waitedTicks = at - open.arrivesAt;
    const delayTicks = open.arrow.kind === 'call' ? at - open.sentAt - 1 : 0;
    open.arrow = {
      ...open.arrow,
      fate,
      arrived: step,
      ...(waitedTicks > 0 ? { waitedTicks } : {}),
      ...(delayTicks > 0 ? { delayTicks } : {}),
    };
    return place;
  }

  /** A lane went down: what waited there is gone, and no answer will be heard. */
  goDown(lane: number, at: number): void {
    for (const places of this.#open.values()) {
      const lost = places.filter((place) => this.#isLostWith(lane, at, place));
      for (const place of lost) places.splice(places.indexOf(place), 1);
    }
  }

  #isLostWith(lane: number, at: number, place: number): boolean {
    const open = this.#all[place];
    if (open === undefined) return false;
    const { arrow, arrivesAt } = open;
    const isUnanswered = arrow.kind === 'call' && lane === arrow.from;
    const waits = arrow.kind === 'message' && lane === arrow.to && arrivesAt <= at;
    if (isUnanswered) open.arrow = { ...arrow, fate: 'unanswered' };
    else if (waits) open.arrow = { ...arrow, fate: 'missed' };
    return isUnanswered || waits;
  }

  #add(id: number, sentAt: number, arrivesAt: number | undefined, arrow: Arrow): void {
    const place = this.#all.push({ id, sentAt, arrivesAt: arrivesAt ?? Infinity, arrow }) - 1;
    if (arrow.fate !== 'under way') return;
    const open = this.#open.get(id);
    if (open === undefined) this.#open.set(id, [place]);
    else open.push(place);
  }

  #isCopy(id: number, step: number): boolean {
    const previous = this.#all.at(-1);
    return previous?.arrow.sent === step && copyId(previous.id) === id;
  }
}
