import { type CallTimeline, type TimelineCall } from './call-timeline.js';

/** How many characters the time of a timeline takes. */
const WIDTH = 40;
/** The most calls that are shown as text. */
const MOST_CALLS = 20;

/**
 * A timeline as lines of text: a bar for the call that fits nowhere, for each of those that suffice for that, and for
 * open calls of the longest order.
 *
 * @param timeline - the timeline
 */
export function timelineText(timeline: CallTimeline): readonly string[] {
  const chosen = timeline.calls.filter(isTold);
  const shown = chosen.slice(-MOST_CALLS);
  const others = timeline.calls.length + timeline.omitted - shown.length;
  const object = timeline.object === undefined ? '' : ` on ${timeline.object}`;
  const nameWidth = Math.max(0, ...timeline.processes.map(({ length }) => length));
  return [
    `Calls of clients${object}, t=${timeline.from}..${timeline.to}: * fits into no order; #1, #2 and so on is the longest order, which ends in the state ${timeline.state}; calls not shown: ${others}`,
    ...shown.map((call) => {
      const name = (timeline.processes[call.lane] ?? '').padEnd(nameWidth);
      const mark = call.role === 'misfit' ? '*' : ' ';
      const place = call.place === undefined ? '' : `  #${call.place}`;
      const times = `t=${call.from}..${call.to ?? ''}`;
      return ` ${mark} ${name}  ${bar(call, timeline)}  ${call.words}  ${times}${place}`;
    }),
  ];
}

/** Whether a call is shown: one that suffices, or that has not returned and is in the longest order. */
function isTold({ role, to, place }: TimelineCall): boolean {
  return role !== 'other' || (to === undefined && place !== undefined);
}

function bar({ from, to }: TimelineCall, timeline: CallTimeline): string {
  const ticks = Math.max(1, timeline.to - timeline.from);
  const column = (at: number) => Math.floor(((at - timeline.from) / ticks) * (WIDTH - 1));
  const first = column(from);
  const last = to === undefined ? WIDTH - 1 : column(to);
  const length = last - first;
  const body = length === 0 ? '|' : `[${'='.repeat(length - 1)}${to === undefined ? '>' : ']'}`;
  return `${'.'.repeat(first)}${body}`.padEnd(WIDTH, '.');
}
