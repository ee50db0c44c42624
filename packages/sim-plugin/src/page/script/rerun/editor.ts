import type { Arrow, Diagram, FaultKind, ModuleType, Plan } from '@gossip/sim-runtime/sim';
import { h } from '../element.js';
import {
  addFault,
  decideFate,
  type Edit,
  moveOperation,
  partyOf,
  removeFault,
  removeOperation,
} from './plan-edits.js';

/** The faults that can be added from a step on. */
const FAULTS: Readonly<Record<ModuleType, readonly FaultKind[]>> = {
  coordination: ['crash', 'pause', 'partition', 'clock-jump'],
  gossip: ['crash', 'pause', 'partition', 'clock-jump'],
  pipeline: ['crash', 'pause', 'disk-full', 'clock-jump'],
  service: ['crash', 'pause', 'partition', 'clock-jump'],
};
/** The most operations and faults that are listed: those of a shrunk plan are few. */
const MOST_LISTED = 60;

interface Subject {
  readonly plan: Plan;
  readonly diagram: Diagram;
}

/**
 * The changes that can be made at a step, and those of the plan.
 *
 * @param canRun - whether the page can run the module, without which it does not know the plan of another seed
 */
export function editor(
  change: (edit: Edit, branch?: { readonly at: number; readonly seed: number }) => void,
  canRun: boolean,
) {
  const ticks = number('Ticks', 100);
  const seed = number('Seed', 1);
  const kind = h('select', { 'aria-label': 'Fault' });
  const party = h('select', { 'aria-label': 'Party' });
  const element = h('div', { class: 'bench-edit' });
  let type: ModuleType | undefined;

  /** Shows what can be changed at a step of a run. */
  function show({ plan, diagram }: Subject, step: number): void {
    const chosen = diagram.steps[step];
    const at = chosen?.at ?? 0;
    if (type !== diagram.type) {
      type = diagram.type;
      kind.replaceChildren(...FAULTS[type].map((name) => h('option', { value: name }, name)));
      party.replaceChildren(
        ...diagram.lanes.flatMap(({ name }, lane) => {
          const known = partyOf(diagram, lane);
          return known === undefined ? [] : [h('option', { value: known }, name)];
        }),
      );
    }
    const own = chosen?.lane === undefined ? undefined : partyOf(diagram, chosen.lane);
    if (own !== undefined) party.value = String(own);
    const inject = button('Add this fault', () =>
      change(
        addFault(
          plan,
          {
            at,
            kind: kind.value as FaultKind,
            party: Number(party.value),
            durationTicks: Math.max(1, ticks.valueAsNumber || 1),
          },
          party.selectedOptions[0]?.textContent ?? '',
        ),
      ),
    );
    const branch = button('Another seed from here on', () => {
      const from = Math.max(at, plan.warmupTicks + 1);
      const other = seed.valueAsNumber >>> 0;
      change({ plan, words: `seed ${other} from t=${from} on` }, { at: from, seed: other });
    });
    element.replaceChildren(
      h('h3', {}, `At the chosen step: t=${at}, ${chosen?.what ?? ''}`),
      diagram.type === 'service'
        ? ''
        : messages(diagram, step, ticks, (arrow, delayTicks) =>
            change(fateOf(plan, arrow, delayTicks)),
          ),
      h(
        'p',
        { class: 'bench-line' },
        `From t=${at} on: `,
        kind,
        party,
        h('label', {}, 'ticks ', ticks),
        inject,
      ),
      canRun ? h('p', { class: 'bench-line' }, h('label', {}, 'Seed ', seed), branch) : '',
      planList(plan, diagram, change),
    );
  }
  return { element, show };
}

function fateOf(plan: Plan, { id, label }: Arrow, delayTicks: number | undefined): Edit {
  return delayTicks === undefined
    ? decideFate(plan, { id, fate: 'lost' }, label)
    : decideFate(plan, { id, fate: 'delivered', delayTicks }, label);
}

/** The messages that a step sends or takes. Second copies have no fate of their own. */
function messages(
  diagram: Diagram,
  step: number,
  ticks: HTMLInputElement,
  decide: (arrow: Arrow, delayTicks?: number) => void,
): HTMLElement {
  const own = diagram.arrows.filter(
    ({ sent, arrived, isCopy }) => (sent === step || arrived === step) && isCopy !== true,
  );
  if (own.length === 0) return h('p', { class: 'muted' }, 'It sends and takes no message.');
  const items = own.map((arrow) => {
    const { from, to, label, kind } = arrow;
    const words = `${diagram.lanes[from]?.name ?? ''} → ${diagram.lanes[to]?.name ?? ''}: ${label}`;
    return h(
      'li',
      { class: 'bench-line' },
      h('span', { class: 'bench-what' }, words),
      button(kind === 'call' ? 'Refuse' : 'Drop', () => decide(arrow), `: ${words}`),
      button('Delay', () => decide(arrow, Math.max(0, ticks.valueAsNumber || 0)), `: ${words}`),
    );
  });
  return h('ul', { 'aria-label': 'Messages of the step' }, ...items);
}

function planList(plan: Plan, { lanes, type }: Diagram, change: (edit: Edit) => void): HTMLElement {
  const name = (party: number): string =>
    type === 'pipeline'
      ? ''
      : (lanes.find(({ name: lane }) => lane.endsWith(`-${party}`))?.name ?? '');
  const operations = plan.operations
    .slice(0, MOST_LISTED)
    .map(({ at, name: what, party }, index) => {
      const words = `t=${at} ${name(party)} ${what}`;
      return h(
        'li',
        { class: 'bench-line' },
        h('span', { class: 'bench-what' }, words),
        button('10 earlier', () => change(moveOperation(plan, index, at - 10)), `: ${words}`),
        button('10 later', () => change(moveOperation(plan, index, at + 10)), `: ${words}`),
        button('Remove', () => change(removeOperation(plan, index)), `: ${words}`),
      );
    });
  const faults = plan.faults
    .slice(0, MOST_LISTED)
    .map(({ at, kind, party, durationTicks }, index) => {
      const words = `t=${at} ${kind} ${name(party)} for ${durationTicks} ticks`;
      return h(
        'li',
        { class: 'bench-line' },
        h('span', { class: 'bench-what' }, words),
        button('Remove', () => change(removeFault(plan, index)), `: ${words}`),
      );
    });
  const count = `${plan.operations.length} operations, ${plan.faults.length} faults`;
  return h(
    'details',
    { open: plan.operations.length + plan.faults.length <= 8 },
    h('summary', {}, `The plan: ${count}`),
    h('ul', { 'aria-label': 'The plan' }, ...operations, ...faults),
  );
}

function button(words: string, press: () => void, rest = ''): HTMLButtonElement {
  const made = h('button', { type: 'button', 'aria-label': `${words}${rest}` }, words);
  made.addEventListener('click', press);
  return made;
}

function number(label: string, value: number): HTMLInputElement {
  return h('input', { type: 'number', min: 0, value, 'aria-label': label, class: 'bench-number' });
}
