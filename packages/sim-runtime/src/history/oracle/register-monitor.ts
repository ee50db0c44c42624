import { type CompletedCall } from '../calls.js';
import { type SearchVerdict } from '../linearizability/search.js';
import { type RegisterType } from '../models/data-type.js';
import { type Model } from '../models/model.js';
import { RegisterZones, type UnambiguousVerdict } from '../unambiguous/register-zones.js';
import { type CallMonitor, ObjectMonitor } from './object-monitor.js';

type Step = keyof CallMonitor;

/** Watches the calls on a register without a search, until a value is written twice. */
export class RegisterMonitor<State> implements CallMonitor {
  readonly #model: Model<State>;
  readonly #budget: number;
  readonly #zones: RegisterZones;
  /** What happened so far, for the search that takes over. */
  #steps: (readonly [Step, CompletedCall])[] = [];
  #search: ObjectMonitor<State> | undefined;

  constructor(model: Model<State>, type: RegisterType, budget: number) {
    this.#model = model;
    this.#budget = budget;
    this.#zones = new RegisterZones(type, model.initial);
  }

  started(call: CompletedCall): SearchVerdict {
    return this.#take('started', call);
  }

  failed(call: CompletedCall): SearchVerdict {
    return this.#take('failed', call);
  }

  returned(call: CompletedCall): SearchVerdict {
    return this.#take('returned', call);
  }

  #take(step: Step, call: CompletedCall): SearchVerdict {
    if (this.#search !== undefined) return this.#search[step](call);
    this.#steps.push([step, call]);
    const verdict: UnambiguousVerdict = this.#zones[step](call);
    return verdict === 'ambiguous' ? this.#searchFromNow() : verdict;
  }

  #searchFromNow(): SearchVerdict {
    const search = new ObjectMonitor(this.#model, this.#budget);
    this.#search = search;
    const steps = this.#steps;
    this.#steps = [];
    for (const [step, call] of steps) {
      const verdict = search[step](call);
      if (verdict !== 'ok') return verdict;
    }
    return 'ok';
  }
}
