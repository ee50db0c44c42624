import { type Arrow, type Diagram } from '../diagram/diagram.js';

/** The parser that ShiViz takes from the first line of a file; the second, a delimiter of executions, is empty. */
const PARSER = String.raw`(?<host>\S+) (?<clock>\{.*\})\n(?<event>.*)`;

type Clock = Map<number, number>;

/**
 * A run as a log for ShiViz: two lines for each event, its host with the vector clock, and its words. A port of a
 * pipeline has an event for each call that it answers.
 */
export function shivizLog(diagram: Diagram): string {
  const clocks = diagram.lanes.map((): Clock => new Map());
  const sent = new Map<number, Clock>();
  const lines: string[] = [PARSER, ''];
  const happen = (lane: number, words: string, seen: Clock | undefined): Clock => {
    const clock = clocks[lane] ?? new Map<number, number>();
    for (const [host, time] of seen ?? []) clock.set(host, Math.max(clock.get(host) ?? 0, time));
    clock.set(lane, (clock.get(lane) ?? 0) + 1);
    lines.push(`${hostName(diagram, lane)} ${clockText(diagram, clock)}`, words);
    return new Map(clock);
  };
  diagram.steps.forEach(({ at, lane, what, outcome, arrival }, index) => {
    if (lane === undefined) return;
    const arrow = arrival === undefined ? undefined : diagram.arrows[arrival];
    const seen = arrow === undefined ? undefined : seenBy(arrow, sent, happen, at);
    const came = outcome === undefined || outcome === '' ? '' : ` : ${outcome}`;
    sent.set(index, happen(lane, oneLine(`t=${at} ${what}${came}`), seen));
  });
  return `${lines.join('\n')}\n`;
}

/** The clock that an arrival brings: the sender's, or that of the port that answers. */
function seenBy(
  arrow: Arrow,
  sent: ReadonlyMap<number, Clock>,
  happen: (lane: number, words: string, seen: Clock | undefined) => Clock,
  at: number,
): Clock | undefined {
  const asked = sent.get(arrow.sent);
  if (arrow.kind === 'message') return asked;
  const words = `${arrow.fate === 'failed' ? 'refuses' : 'does'} ${arrow.label}`;
  return happen(arrow.to, oneLine(`t=${at} ${words}`), asked);
}

/** A host's name ends at a space, and hosts of one name would be one host. */
function hostName({ lanes }: Diagram, lane: number): string {
  const nameOf = (index: number): string => (lanes[index]?.name ?? '').replaceAll(/\s+/g, '-');
  const name = nameOf(lane);
  const isFirst = lanes.findIndex((_, other) => nameOf(other) === name) === lane;
  return isFirst ? name : `${name}-${lane}`;
}

function clockText(diagram: Diagram, clock: Clock): string {
  const entries = [...clock].map(([lane, time]) => [hostName(diagram, lane), time] as const);
  return JSON.stringify(Object.fromEntries(entries));
}

function oneLine(words: string): string {
  return words.replaceAll(/\s+/g, ' ');
}
