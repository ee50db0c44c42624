import { type SmallModule, type Sources } from './small-module.js';

/** The file that a module with a hidden state has in addition. */
const FILE = 'hidden.ts';

/**
 * A coordination or pipeline module with a view of its state, which is the record that it has always been: with
 * one, content hashes are of what the view gives.
 */
export function withViewOfState(module: SmallModule): Sources {
  const open = `  initialState,\n  ${moveOf(module)},\n`;
  return withDefinition(module, `${open}  view: (state) => ({ ...state }),\n`);
}

/**
 * A coordination or pipeline module whose state is an object of a class with one private field. Oracles read what
 * they have always read, by accessors.
 *
 * @param view - whether its simulation names a view of the state
 * @throws Error when the simulation does not hand over its state and its function as the starters do
 */
export function withHiddenState(module: SmallModule, view: boolean): Sources {
  const move = moveOf(module);
  const hidden = `  initialState: new Hidden(initialState),
  ${move}: Hidden.moving(${move}),
${view ? '  view: Hidden.seen,\n' : ''}`;
  const sources = withDefinition(module, hidden);
  return new Map([
    ...sources,
    ['sim.ts', `import { Hidden } from './hidden.js';\n${sources.get('sim.ts') ?? ''}`],
    [FILE, hiddenClass(fieldsIn(module.sources))],
  ]);
}

function moveOf({ type }: SmallModule): string {
  return type === 'coordination' ? 'transition' : 'step';
}

/** The module with something else in the place of its state and its function. */
function withDefinition(module: SmallModule, definition: string): Sources {
  const simulation = module.sources.get('sim.ts') ?? '';
  const plain = `  initialState,\n  ${moveOf(module)},\n`;
  if (!simulation.includes(plain)) throw new Error(`sim.ts lacks:\n${plain}`);
  return new Map(module.sources).set('sim.ts', simulation.replace(plain, definition));
}

/** All names of fields that stand anywhere in the module: those of the state are among them. */
function fieldsIn(sources: Sources): readonly string[] {
  const found = [...sources.values()].flatMap((text) => [
    ...text.matchAll(/\breadonly (\w+)\??:/g),
  ]);
  return [...new Set(found.map(([, name = '']) => name))].sort();
}

function hiddenClass(fields: readonly string[]): string {
  return `export class Hidden {
  readonly #state: any;

  constructor(state: any) {
    this.#state = state;
  }

  static moving(move: any): any {
    return (hidden: Hidden, ...others: any[]) => {
      const [state, effects] = move(hidden.#state, ...others);
      return [new Hidden(state), effects];
    };
  }

  static seen(hidden: Hidden): any {
    return hidden.#state;
  }

${fields.map((name) => `  get ${name}(): any {\n    return this.#state.${name};\n  }\n`).join('\n')}}
`;
}
