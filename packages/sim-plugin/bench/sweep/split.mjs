import inspector from 'node:inspector';
import { SourceMap } from 'node:module';

/** What the processor time of a seed is split into. */
export const PARTS = ['plan', 'set-up', 'events', 'oracles', 'tally', 'audit', 'collector'];

/** How often V8 looks at the stack. */
const INTERVAL_US = 200;

/** Profiles `work` in this process: returns V8's profile. */
export function profile(work) {
  const session = new inspector.Session();
  session.connect();
  let result;
  session.post('Profiler.enable');
  session.post('Profiler.setSamplingInterval', { interval: INTERVAL_US });
  session.post('Profiler.start');
  work();
  session.post('Profiler.stop', (_error, answer) => (result = answer.profile));
  session.disconnect();
  return result;
}

/**
 * The share of each part in a profile of a session's work. A sample belongs to the innermost part that is
 * on its stack, but all that an audit does is the audit's; what belongs to none is laying out and closing a run.
 *
 * @param map - the source map of the bundle that was profiled
 */
export function sharesOf({ nodes, samples }, map) {
  const sources = new SourceMap(map);
  const fileOf = ({ lineNumber, columnNumber }) =>
    sources.findEntry(lineNumber, columnNumber).originalSource ?? '';
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parts = new Map();
  const visit = (node, around) => {
    const part = around === 'audit' ? around : (partOf(node.callFrame, fileOf) ?? around);
    parts.set(node.id, part);
    for (const child of node.children ?? []) visit(byId.get(child), part);
  };
  visit(nodes[0], undefined);
  const counts = Object.fromEntries(PARTS.map((part) => [part, 0]));
  let all = 0;
  for (const id of samples) {
    const part = parts.get(id);
    if (part === undefined) continue;
    counts[part]++;
    all++;
  }
  return Object.fromEntries(PARTS.map((part) => [part, all === 0 ? 0 : counts[part] / all]));
}

function partOf(frame, fileOf) {
  const { functionName, url } = frame;
  if (functionName === '(garbage collector)') return 'collector';
  if (!url.endsWith('.mjs')) return undefined;
  const file = fileOf(frame);
  if (/\/audit\/audit\.[jt]s$/.test(file)) return 'audit';
  if (/\/plan\/plan-(for-seed|arbitrary)\.[jt]s$/.test(file)) return 'plan';
  if (/\/sweep\/(tally|tally-sum)\.[jt]s$/.test(file)) return 'tally';
  if (/\/run\/oracle-watch\.[jt]s$/.test(file))
    return isAsking(functionName) ? 'oracles' : 'set-up';
  if (/\/run\/run-plan\.[jt]s$/.test(file)) return functionName === 'runPlan' ? 'set-up' : 'events';
  if (/\/run\/define-simulation\.[jt]s$/.test(file)) return 'set-up';
  return undefined;
}

function isAsking(functionName) {
  return /^after|^#?ask/i.test(functionName);
}
