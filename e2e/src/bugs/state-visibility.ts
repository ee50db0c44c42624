import { type Sources } from './small-module.js';

/** A gossip module written anew, with its nodes' state in fields of another kind. */
export interface Rewriting {
  readonly name: string;
  readonly protocol: (code: string) => string;
  readonly simulation: (code: string) => string;
}

/** The files of a gossip module, written anew. */
export function rewritten(sources: Sources, { protocol, simulation }: Rewriting): Sources {
  const code = (file: string): string => sources.get(file) ?? '';
  return new Map([
    ...sources,
    ['protocol.ts', protocol(code('protocol.ts'))],
    ['sim.ts', simulation(code('sim.ts'))],
  ]);
}

/** All state in fields that code outside can read. */
export const publicFields: Rewriting = {
  name: 'public',
  protocol: (code) => code.replaceAll(/#([a-z]\w*)/g, 'own_$1'),
  simulation: comparingNodes,
};

/** All state in fields that no code outside can read; what was public is so by accessors. */
export const privateFields: Rewriting = {
  name: 'private',
  protocol: (code) => {
    const start = code.search(/^export class \w+ /m);
    const end = code.indexOf('\n}\n', start);
    const body = code.slice(start, end).replaceAll(PUBLIC_FIELD, hideField);
    return code.slice(0, start) + body + code.slice(end);
  },
  simulation: comparingNodes,
};

const PUBLIC_FIELD = /^ {2}(?:readonly )?([a-z]\w*)((?:: [^=(\n]+)?(?: = .*)?);$/gm;

function hideField(_field: string, name: string, rest: string): string {
  return `  #${name}${rest};
  get ${name}() { return this.#${name}; }
  set ${name}(value) { this.#${name} = value; }`;
}

/** The same, with a `view` of what a crash leaves of a node, which its own simulation names. */
export function withView({ name, protocol, simulation }: Rewriting): Rewriting {
  return {
    name: `${name}-viewed`,
    protocol,
    simulation: (code) => {
      const [, persist] = /persist: (\(.*\S) *,\n/.exec(code) ?? [];
      if (persist === undefined) throw new Error('This simulation does not say what persists.');
      return simulation(code).replace(/^ {2}nodes: /m, `  view: ${persist},\n  nodes: `);
    },
  };
}

/** Whole nodes are compared, beside all that the simulation demands already; it has no `view`. */
function comparingNodes(code: string): string {
  const oracle = `compareNodes('all nodes are alike', ({ nodes }) => equalNodes(nodes), { withinTicks: 500 })`;
  const compared = code
    .replace(/^ {2}view: .*\n/m, '')
    .replace(/^ {2}oracles: (\(.*\) => )?\[/m, (list) => `${list}${oracle}, `);
  if (compared === code) throw new Error('This simulation has no list of oracles.');
  return `import { allEqual as equalNodes, eventually as compareNodes } from '@gossip/sim-runtime/sim';
${compared}`;
}
