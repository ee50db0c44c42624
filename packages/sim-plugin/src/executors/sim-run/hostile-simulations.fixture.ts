/** Clears a screen, changes colours and direction, forges lines of a report, and commands a runner. */
export const EVIL = [
  'evil\u001b[2J\u001b]0;title\u0007\u009b31m\u0000\u007f\u0085\r',
  '::error::owned',
  '  ::add-mask::owned',
  '##[add-mask]owned',
  '\u202egnp.exe\u2066\u200f\u2028Result         PASS\u2029\ud800',
  '  replay: nx owned',
  '</script><script>owned()</script>',
].join('\n');
/** The same as a literal of source code. */
export const TEXT = JSON.stringify(EVIL);

/** Modules all of whose names, states and messages hold it; `BROKEN` is whether they throw. */
export const SIMULATIONS = {
  coordination: `
import { always, coordination, sometimes, todo } from '@gossip/sim-runtime/sim';
export const simulation = coordination({
  name: ${TEXT},
  initialState: { [${TEXT}]: ${TEXT}, count: 0 },
  transition: (state, input) => {
    if (state.count > 10 && input.broken) throw Object.assign(new Error(${TEXT}), { name: ${TEXT} });
    return [{ ...state, count: state.count + 1 }, [{ kind: ${TEXT}, to: 0, text: ${TEXT} }]];
  },
  actors: 2,
  actorName: ${TEXT},
  belief: { initial: { text: ${TEXT} }, learn: (belief, effect) => ({ text: effect.text }) },
  operations: {
    [${TEXT}]: () => ({ kind: ${TEXT}, [${TEXT}]: [${TEXT}], broken: BROKEN }),
    ['never ' + ${TEXT}]: () => undefined,
  },
  oracles: [
    always('oracle ' + ${TEXT}, ({ state }) => state.count < 20 || BROKEN || ${TEXT}),
    sometimes('rare ' + ${TEXT}, () => false),
    todo('todo ' + ${TEXT}),
  ],
});
`,
  gossip: `
import { always, gossip, sometimes, todo } from '@gossip/sim-runtime/sim';
class Node {
  #out = [];
  text = ${TEXT};
  count = 0;
  #peers;
  constructor(peers) { this.#peers = peers; }
  say() { for (const destination of this.#peers) this.#out.push({ destination, message: { kind: ${TEXT}, [${TEXT}]: ${TEXT} } }); }
  handleInput() {
    this.count++;
    if (BROKEN && this.count > 10) throw Object.assign(new Error(${TEXT}), { name: ${TEXT} });
  }
  pollTransmit() { return this.#out.shift(); }
  pollTimeout() { return undefined; }
  handleTimeout() {}
}
export const simulation = gossip({
  name: ${TEXT},
  nodes: 3,
  nodeName: ${TEXT},
  create: ({ peers }) => new Node(peers),
  operations: {
    [${TEXT}]: ({ node }) => node.say(),
    ['never ' + ${TEXT}]: () => undefined,
  },
  oracles: [
    always('oracle ' + ${TEXT}, ({ nodes }) => BROKEN || nodes.every(({ count }) => count < 10) || ${TEXT}),
    sometimes('rare ' + ${TEXT}, () => false),
    todo('todo ' + ${TEXT}),
  ],
});
`,
  pipeline: `
import { always, pipeline, sometimes, todo } from '@gossip/sim-runtime/sim';
export const simulation = pipeline({
  name: ${TEXT},
  initialState: { text: ${TEXT}, offset: 0 },
  step: (state, event) => {
    if (event.kind === 'records' && event.records.length > 0) {
      if (BROKEN && event.offset > 8) throw Object.assign(new Error(${TEXT}), { name: ${TEXT} });
      const offset = event.offset + event.records.length;
      return [{ ...state, offset }, [{ kind: 'emit', id: ${TEXT} + offset, output: { [${TEXT}]: ${TEXT} } }]];
    }
    if (event.kind === 'emitted') return [state, [{ kind: 'checkpoint', checkpoint: { text: ${TEXT} } }]];
    return [state, [{ kind: 'read', offset: state.offset, limit: 4 }]];
  },
  source: () => Array.from({ length: 200 }, () => ${TEXT}),
  oracles: [
    always('oracle ' + ${TEXT}, ({ state }) => BROKEN || state.offset < 8 || ${TEXT}),
    sometimes('rare ' + ${TEXT}, () => false),
    todo('todo ' + ${TEXT}),
  ],
});
`,
} as const;

/** A type of module of which there is a hostile one. */
export type HostileType = keyof typeof SIMULATIONS;
