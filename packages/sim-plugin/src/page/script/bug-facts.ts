import {
  type BugReport,
  CONTENT_HASH_COVERS,
  formatCount,
  formatDuration,
  SHRINKING_STOPPED,
  shrinkWords,
  TRACE_HASH_COVERS,
} from '@gossip/sim-runtime/sim';
import { h } from './element.js';

const MOST_SEEDS = 12;

/** What happened, in a sentence, and how to see it happen again. */
export function bugSentence(bug: BugReport): HTMLElement {
  return h(
    'div',
    { class: 'bug-sentence' },
    bug.summary === undefined ? undefined : h('p', { class: 'bug-summary' }, bug.summary),
    replayCommand(bug.replay),
  );
}

/** What is known of a bug beside its story: where it was met, how small it is, its fingerprints. */
export function bugFacts(bug: BugReport): HTMLElement {
  return h(
    'div',
    { class: 'bug-facts' },
    h(
      'dl',
      {},
      ...fact(
        bug.seeds.length === 1 ? 'Seed' : `Seeds (${formatCount(bug.seeds.length)})`,
        seeds(bug),
      ),
      ...(bug.shrunk === undefined ? [] : fact('Shrunk', shrunk(bug.shrunk))),
      ...(bug.lastStates ?? []).flatMap(({ name, state }) => fact(`${name} at the end`, state)),
      ...hash('Trace hash', bug.traceHash, `of ${TRACE_HASH_COVERS}`),
      ...hash(
        'Content hash',
        bug.contentHash,
        bug.unseen === undefined ? `of ${CONTENT_HASH_COVERS}` : `in part: ${bug.unseen}`,
      ),
    ),
    bug.stack === undefined
      ? undefined
      : h(
          'details',
          { open: true },
          h('summary', {}, 'Stack'),
          h('pre', { tabindex: 0, 'aria-label': 'Stack' }, bug.stack),
        ),
  );
}

function hash(label: string, value: string | undefined, covers: string): readonly Node[] {
  if (value === undefined) return [];
  return fact(label, h('span', {}, h('code', {}, value), ` ${covers}`));
}

function fact(label: string, value: Node | string): readonly Node[] {
  return [h('dt', {}, label), h('dd', {}, value)];
}

function seeds({ seeds: all }: BugReport): string {
  const shown = all.slice(0, MOST_SEEDS).join(', ');
  return all.length > MOST_SEEDS
    ? `${shown} and ${formatCount(all.length - MOST_SEEDS)} more`
    : shown;
}

function shrunk(report: NonNullable<BugReport['shrunk']>): string {
  const spent = `${formatCount(report.runs)} runs, ${formatDuration(report.elapsedMs)}`;
  const stopped = report.isComplete ? '' : `; ${SHRINKING_STOPPED}`;
  return `${shrinkWords(report).replace('->', 'to')}  (${spent}${stopped})`;
}

/** A command, and a button that copies it. */
export function replayCommand(command: string): HTMLElement {
  const code = h('code', { tabindex: 0, role: 'region', 'aria-label': 'Replay command' }, command);
  const button = h('button', { type: 'button' }, 'Copy');
  const said = h('span', { role: 'status', class: 'spoken' });
  button.addEventListener('click', () => {
    void copy(command, code).then((copied) => {
      button.textContent = copied ? 'Copied' : 'Selected';
      said.textContent = copied ? 'The command is copied' : 'The command is selected';
      setTimeout(() => {
        button.textContent = 'Copy';
      }, 1_500);
    });
  });
  return h(
    'div',
    { class: 'replay' },
    h('span', { class: 'prompt', 'aria-hidden': 'true' }, '$'),
    code,
    button,
    said,
  );
}

/** Copies a text; selects it where the browser gives no clipboard to pages from files. */
async function copy(text: string, shown: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    getSelection()?.selectAllChildren(shown);
    return false;
  }
}
