import { boundedText } from '../../kernel/bounded-text.js';
import { type ModuleTypeDefinition } from '../../run/module-type.js';
import { type Phase } from '../../trace/phase.js';
import { type Simulation } from '../../run/simulation.js';
import { type TraceEntry } from '../../trace/trace-entry.js';
import { describe } from '../describe.js';
import { faultSentence } from '../fault-sentence.js';
import { shortLog } from '../log-line.js';
import { operationWords, resultWords } from '../operation-words.js';
import { Arrows } from './arrows.js';
import { type Diagram, type LaneState, type Step, type StepKind } from './diagram.js';
import { Lanes } from './lanes.js';
import { Spans } from './spans.js';
import { ValueTable } from './value-table.js';

type Draft = { -readonly [Key in keyof Step]: Step[Key] };
type EntryOf<Kind extends TraceEntry['kind']> = Extract<TraceEntry, { readonly kind: Kind }>;

/** Of the words of a step: with many effects they have no other bound. */
const MOST_CHARACTERS = 8_000;

const PHASES: Readonly<Record<Phase, string>> = {
  'warm-up': 'warm-up: no faults yet',
  safety: 'safety: faults may strike',
  liveness: 'liveness: all faults are over',
};

/** A diagram in the making: takes a trace entry by entry, since what entries refer to may change later. */
export class Drawing {
  readonly moduleType: ModuleTypeDefinition;
  readonly lanes: Lanes;
  readonly values = new ValueTable();
  readonly #steps: Draft[] = [];
  readonly #initial: LaneState[] = [];
  readonly #arrows: Arrows;
  readonly #spans: Spans;

  constructor(simulation: Pick<Simulation, 'moduleType' | 'partyName'>, parties: number) {
    this.moduleType = simulation.moduleType;
    this.lanes = new Lanes(simulation, parties);
    this.#arrows = new Arrows(this.lanes, this.values, this.moduleType);
    this.#spans = new Spans(this.lanes);
  }

  /** Takes states that the last step has brought about; before the first, those at the beginning. */
  change(states: readonly LaneState[]): void {
    const step = this.#steps.at(-1);
    if (step === undefined) this.#initial.push(...states);
    else if (states.length > 0) step.states = [...(step.states ?? []), ...states];
  }

  /**
   * @param omitted - how many entries were left out before the first
   * @param blind - why there are no states
   */
  finish(omitted = 0, blind?: string): Diagram {
    return {
      type: this.moduleType.name,
      lanes: this.lanes.list,
      steps: this.#steps,
      arrows: this.#arrows.list,
      spans: this.#spans.list,
      values: this.values.values,
      initial: this.#initial,
      omitted,
      ...(blind === undefined ? {} : { blind }),
    };
  }

  /** Takes an entry of the trace. */
  add(entry: TraceEntry): void {
    switch (entry.kind) {
      case 'phase':
        return this.#enter(entry);
      case 'operation':
        return this.#operate(entry);
      case 'sent':
        return this.#arrows.send(entry, this.#sender(entry));
      case 'applied':
        return this.#apply(entry);
      case 'received':
      case 'missed':
        return this.#receive(entry);
      case 'timeout': {
        const lane = this.lanes.of(entry.party);
        return this.#step(entry.at, 'timeout', `${this.lanes.name(lane)} times out`, { lane });
      }
      case 'fault':
      case 'recovery':
        return this.#strike(entry);
      case 'violation':
        return this.#violate(entry);
      case 'noted': {
        const lane = this.lanes.of(entry.party);
        const words = entry.what === 'console' ? shortLog(entry.text) : entry.text;
        return this.#step(entry.at, 'applied', words, { lane });
      }
      case 'borrowed':
        return undefined;
    }
  }

  #enter({ at, phase }: EntryOf<'phase'>): void {
    const last = this.#steps.at(-1);
    // A shrunk plan has phases without any length: of two at once, the later one is told.
    if (last?.kind === 'phase' && last.at === at)
      Object.assign(last, { phase, what: PHASES[phase] });
    else this.#step(at, 'phase', PHASES[phase], { phase });
    if (phase === 'liveness') this.#spans.heal(this.#steps.length - 1);
  }

  #operate(entry: EntryOf<'operation'>): void {
    const { at, party, input, skipped } = entry;
    const lane = this.lanes.layout.operatesIn(party);
    const words = operationWords({ ...entry, input: undefined }, describe);
    const what = `${this.lanes.name(lane)} does ${words}`;
    const result = resultWords(entry, describe);
    const content = input === undefined ? {} : { content: this.values.place(input) };
    const last = this.#steps.at(-1);
    if (last?.kind === 'send' && last.at === at && last.lane === lane) {
      // A node with an outbox sends before its operation is over, and so before it is told of.
      Object.assign(last, {
        kind: 'operation',
        what,
        ...content,
        ...(result === '' ? {} : { outcome: result }),
      });
      return;
    }
    const done = input === undefined ? result : describe(input);
    const outcome = skipped ? 'not possible now' : done;
    this.#step(at, skipped ? 'skipped' : 'operation', what, { lane, outcome, ...content });
  }

  /** The step that a message comes from: the last one, or one of its own. */
  #sender({ at, from, message }: EntryOf<'sent'>): number {
    const lane = this.lanes.of(from);
    const last = this.#steps.at(-1);
    const isCause = last?.at === at && last.lane === lane;
    if (!isCause || last.kind === 'fault' || last.kind === 'missed') {
      const content = this.values.place(message);
      const what = `${this.lanes.name(lane)} sends ${describe(message)}`;
      this.#step(at, 'send', what, { lane, content });
    }
    return this.#steps.length - 1;
  }

  #apply({ at, id, party, input, effects }: EntryOf<'applied'>): void {
    const isStage = this.moduleType.soleParty !== undefined;
    const lane = this.lanes.layout.appliesIn(party);
    const sender = this.lanes.name(this.lanes.of(party));
    const words = describe(input);
    const step = this.#steps.length;
    const { kind } = input as { readonly kind?: unknown };
    const failed = isStage && typeof kind === 'string' && kind.endsWith('-failed');
    const arrival = this.#arrows.arrive(id, at, step, failed ? 'failed' : 'delivered');
    this.#step(at, 'applied', `${sender} ${isStage ? 'gets' : '→'} ${words}`, {
      lane,
      outcome: effects.map((effect) => describe(effect)).join(', '),
      content: this.values.place(input),
      ...(arrival === undefined ? {} : { arrival }),
    });
    this.#arrows.call({ cause: id, lane, at, step }, effects);
  }

  #receive(entry: EntryOf<'received' | 'missed'>): void {
    const { at, id, kind } = entry;
    const lane = this.lanes.of(entry.to);
    const name = this.lanes.name(lane);
    const arrival = this.#arrows.arrive(
      id,
      at,
      this.#steps.length,
      kind === 'missed' ? 'missed' : 'delivered',
    );
    const known = arrival === undefined ? {} : { arrival };
    if (entry.kind === 'missed') {
      return this.#step(at, kind, `${name} is down and misses a message`, { lane, ...known });
    }
    const sender = this.lanes.name(this.lanes.of(entry.from));
    const what = `${sender} → ${name}: ${describe(entry.message)}`;
    this.#step(at, kind, what, { lane, content: this.values.place(entry.message), ...known });
  }

  #strike(entry: EntryOf<'fault' | 'recovery'>): void {
    const { at, kind, fault } = entry;
    const [lane] = this.lanes.struck(entry.targets);
    const sentence = faultSentence(entry, (target) => this.lanes.subject(target));
    const step = this.#steps.length;
    this.#step(at, kind, sentence, { fault, ...(lane === undefined ? {} : { lane }) });
    if (kind === 'recovery') return this.#spans.end(entry, step);
    for (const down of this.#spans.begin(entry, sentence, step)) this.#arrows.goDown(down, at);
  }

  #violate({ at, oracle, message }: EntryOf<'violation'>): void {
    const lane = this.#steps.findLast((step) => step.lane !== undefined)?.lane;
    const where = lane === undefined ? {} : { lane };
    this.#step(at, 'violation', oracle, { outcome: message, ...where });
  }

  #step(at: number, kind: StepKind, what: string, details: Partial<Draft>): void {
    const { outcome, ...rest } = details;
    const told =
      outcome === undefined || outcome === ''
        ? {}
        : { outcome: boundedText(outcome, MOST_CHARACTERS) };
    this.#steps.push({ at, kind, what: boundedText(what, MOST_CHARACTERS), ...told, ...rest });
  }
}
