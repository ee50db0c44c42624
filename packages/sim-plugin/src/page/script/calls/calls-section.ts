import type { CallRole, CallTimeline, TimelineCall } from '@gossip/sim-runtime/sim';
import { h, spoken } from '../element.js';

const ROLE_NAMES: Readonly<Record<CallRole, string>> = {
  misfit: 'fits into no order',
  suffices: 'suffices for the violation',
  other: 'may have taken effect at any time',
};
const ROLE_SIGNS: Readonly<Record<CallRole, string>> = { misfit: '✕', suffices: '+', other: '' };

/** The calls of clients as a timeline: a lane for each process, a bar for each call. */
export function callsSection(timeline: CallTimeline): HTMLElement {
  const said = h('p', { class: 'call-said', role: 'status' });
  const bars: HTMLButtonElement[] = [];
  let chosen = 0;
  const choose = (index: number, moves: boolean): void => {
    const call = timeline.calls[index];
    if (call === undefined) return;
    bars[chosen]?.setAttribute('tabindex', '-1');
    bars[chosen]?.setAttribute('aria-pressed', 'false');
    chosen = index;
    bars[chosen]?.setAttribute('tabindex', '0');
    bars[chosen]?.setAttribute('aria-pressed', 'true');
    said.textContent = inFull(call, timeline);
    if (moves) bars[chosen]?.focus();
  };
  timeline.calls.forEach((call, index) => {
    const bar = barOf(call, timeline);
    bar.addEventListener('click', () => choose(index, false));
    bars.push(bar);
  });
  const lanes = h(
    'ol',
    { class: 'call-lanes' },
    ...timeline.processes.map((process, lane) =>
      h(
        'li',
        {},
        h('span', { class: 'call-process' }, process),
        h(
          'div',
          { class: 'call-track' },
          ...bars.filter((_, at) => timeline.calls[at]?.lane === lane),
        ),
      ),
    ),
  );
  lanes.addEventListener('keydown', (event) => {
    const to = target(event.key, chosen, timeline.calls.length);
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    choose(to, true);
  });
  choose(
    timeline.calls.findIndex(({ role }) => role === 'misfit'),
    false,
  );
  return h(
    'section',
    { class: 'calls', 'aria-label': 'Calls of clients' },
    h('h3', {}, 'Calls of clients'),
    h('p', { class: 'muted' }, introduction(timeline)),
    lanes,
    h(
      'p',
      { class: 'call-axis', 'aria-hidden': 'true' },
      h('span', {}, `t=${timeline.from}`),
      h('span', {}, `t=${timeline.to}`),
    ),
    said,
    legend(),
  );
}

/** The call that a key moves to, by time; `undefined` for a key that does not move. */
function target(key: string, from: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return Math.min(count - 1, from + 1);
    case 'ArrowLeft':
    case 'ArrowUp':
      return Math.max(0, from - 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

function barOf(call: TimelineCall, { from, to }: CallTimeline): HTMLButtonElement {
  const percent = (at: number): number => ((at - from) / Math.max(1, to - from)) * 100;
  const bar = h(
    'button',
    {
      type: 'button',
      class: `call ${call.role}${call.to === undefined ? ' open' : ''}`,
      tabindex: -1,
      'aria-pressed': 'false',
      title: call.words,
    },
    h('span', { 'aria-hidden': 'true' }, ROLE_SIGNS[call.role]),
    ` ${call.words}`,
    spoken(`, ${ROLE_NAMES[call.role]}`),
  );
  bar.style.insetInlineStart = `${percent(call.from)}%`;
  bar.style.inlineSize = `${percent(call.to ?? to) - percent(call.from)}%`;
  return bar;
}

function inFull(call: TimelineCall, { processes }: CallTimeline): string {
  const time =
    call.to === undefined ? `since t=${call.from}, open` : `t=${call.from} to ${call.to}`;
  const place = call.place === undefined ? '' : `; number ${call.place} in the longest order`;
  return `${processes[call.lane] ?? ''}: ${call.words} (${time}). It ${ROLE_NAMES[call.role]}${place}.`;
}

function introduction({ object, state, omitted }: CallTimeline): string {
  const on = object === undefined ? '' : ` on ${object}`;
  const left = omitted === 0 ? '' : ` The first ${omitted} calls that play no part are left out.`;
  return `All calls${on} up to the first moment at which no order of them fits. The longest order ends in the state ${state}.${left}`;
}

function legend(): HTMLElement {
  const roles: readonly CallRole[] = ['misfit', 'suffices', 'other'];
  return h(
    'ul',
    { class: 'call-legend' },
    ...roles.map((role) =>
      h(
        'li',
        {},
        h('span', { class: `call ${role}`, 'aria-hidden': 'true' }, ROLE_SIGNS[role]),
        ROLE_NAMES[role],
      ),
    ),
    h('li', {}, h('span', { class: 'call other open', 'aria-hidden': 'true' }), 'has not returned'),
  );
}
