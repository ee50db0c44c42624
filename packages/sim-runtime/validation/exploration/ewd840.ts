import { type Model } from '../../src/explore.js';

type Color = 'white' | 'black';

/** The variables of the TLA+ module EWD840. */
export interface Ring {
  readonly active: readonly boolean[];
  readonly color: readonly Color[];
  readonly token: number;
  readonly tokenColor: Color;
}

type Step =
  | {
      readonly kind: 'probe' | 'pass' | 'deactivate';
      readonly node: number;
      readonly because: number;
    }
  | { readonly kind: 'send'; readonly node: number; readonly to: number };

const COLORS = ['white', 'black'] as const;

/**
 * Dijkstra's termination detection in a ring, after the TLA+ module EWD840. TLC generates a successor for
 * each disjunct of a guard that is true, which `because` numbers here.
 *
 * @param nodes - the number of nodes
 */
export function ewd840(nodes: number): Model<Ring, Step> {
  const all = Array.from({ length: nodes }, (_, node) => node);
  const steps: readonly Step[] = [
    ...[0, 1].map((because) => ({ kind: 'probe' as const, node: 0, because })),
    ...all
      .slice(1)
      .flatMap((node) => [0, 1, 2].map((because) => ({ kind: 'pass' as const, node, because }))),
    ...all.flatMap((node) =>
      all.filter((to) => to !== node).map((to) => ({ kind: 'send' as const, node, to })),
    ),
    ...all.map((node) => ({ kind: 'deactivate' as const, node, because: 0 })),
  ];
  return {
    name: `EWD840, ${nodes} nodes`,
    initial: () =>
      combinations([true, false], nodes).flatMap((active) =>
        combinations(COLORS, nodes).flatMap((color) =>
          all.map((token): Ring => ({ active, color, token, tokenColor: 'black' })),
        ),
      ),
    actions: () => steps,
    next: (ring, step) => next(ring, step, nodes),
    properties: [
      {
        kind: 'always',
        name: 'detected termination is termination',
        holds: ({ active, color, token, tokenColor }) =>
          token !== 0 ||
          tokenColor === 'black' ||
          color[0] === 'black' ||
          active[0] === true ||
          !active.includes(true),
      },
    ],
  };
}

function next(ring: Ring, step: Step, nodes: number): Ring | undefined {
  const { active, color, token, tokenColor } = ring;
  const { node } = step;
  switch (step.kind) {
    case 'probe': {
      const guards = [tokenColor === 'black', color[0] === 'black'];
      if (token !== 0 || guards[step.because] !== true) return undefined;
      return { active, color: color.with(0, 'white'), token: nodes - 1, tokenColor: 'white' };
    }
    case 'pass': {
      const guards = [active[node] === false, color[node] === 'black', tokenColor === 'black'];
      if (token !== node || guards[step.because] !== true) return undefined;
      const passed = color[node] === 'black' ? 'black' : tokenColor;
      return { active, color: color.with(node, 'white'), token: node - 1, tokenColor: passed };
    }
    case 'send': {
      if (active[node] !== true) return undefined;
      const darker = step.to > node ? color.with(node, 'black') : color;
      return { ...ring, active: active.with(step.to, true), color: darker };
    }
    case 'deactivate':
      return active[node] === true ? { ...ring, active: active.with(node, false) } : undefined;
  }
}

function combinations<T>(values: readonly T[], length: number): readonly (readonly T[])[] {
  if (length === 0) return [[]];
  return combinations(values, length - 1).flatMap((rest) =>
    values.map((value) => [...rest, value]),
  );
}
