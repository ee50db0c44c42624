import type { MutatedSource, Survivor } from '../../../audit/survivors/mutated-source.js';
import { h, spoken } from '../element.js';
import { Part } from './contents.js';

/** Up to so many places in a file are shown at once. */
const MOST_OPEN = 8;

/** Mutants that no oracle noticed, file by file, each with a way to its line in the source. */
export function survivorsPart(id: string, title: string, files: readonly MutatedSource[]): Part {
  const count = files.reduce((sum, { survivors }) => sum + survivors.length, 0);
  return new Part(
    id,
    title,
    String(count),
    ...files.flatMap((file, index) => {
      const source = new Source(`${id}-source-${index}`, file);
      const places = placesOf(file.survivors);
      return [
        h('h3', {}, h('code', {}, file.path)),
        h(
          'details',
          { open: places.length <= MOST_OPEN },
          h('summary', {}, `${file.survivors.length} mutants in ${places.length} places`),
          h(
            'ul',
            { class: 'survivors' },
            ...places.map((mutants) => placeItem(file.path, mutants, source)),
          ),
        ),
        source.element,
      ];
    }),
  );
}

/** The mutants by the lines that they change, in their order. */
function placesOf(survivors: readonly Survivor[]): readonly (readonly Survivor[])[] {
  const places = new Map<string, Survivor[]>();
  for (const mutant of survivors) {
    const key = `${mutant.line}-${mutant.lastLine}`;
    const known = places.get(key);
    if (known === undefined) places.set(key, [mutant]);
    else known.push(mutant);
  }
  return [...places.values()];
}

function placeItem(path: string, mutants: readonly Survivor[], source: Source): HTMLElement {
  const [first] = mutants;
  const line = first?.line ?? 1;
  const place = h('button', { type: 'button', class: 'link' }, `${nameOf(path)}:${line}`);
  place.addEventListener('click', () => source.show(line));
  return h(
    'li',
    {},
    place,
    code(`Line ${line} as it is`, first?.before ?? [], 'del'),
    ...mutants.flatMap(({ operator, isReached, after, demand }, index) => [
      h(
        'p',
        {},
        operator,
        isReached ? '' : h('span', { class: 'note' }, 'no seed reaches it'),
        isReached && h('span', { class: 'muted' }, ` Demand: ${demand}`),
      ),
      code(`Line ${line} in mutant ${index + 1}, ${operator}`, after, 'ins'),
    ]),
  );
}

function code(label: string, lines: readonly string[], kind: 'del' | 'ins'): HTMLElement {
  return h(
    'pre',
    { class: 'change', tabindex: 0, role: 'group', 'aria-label': label },
    ...lines.map((text) => h(kind, {}, `${text}\n`)),
  );
}

/** A file as it is, its lines made when they are first looked at. */
class Source {
  readonly element: HTMLDetailsElement;
  readonly #id: string;
  readonly #lines: readonly string[];
  readonly #survivors: readonly Survivor[];
  readonly #place = h('ol', { class: 'source' });

  constructor(id: string, { path, text, survivors }: MutatedSource) {
    this.#id = id;
    this.#lines = text.split(/\r?\n/);
    this.#survivors = survivors;
    this.element = h(
      'details',
      { id },
      h('summary', {}, `The source of ${nameOf(path)}`),
      this.#place,
    );
    this.element.addEventListener('toggle', () => this.#fill());
  }

  /** Goes to a line. */
  show(line: number): void {
    this.element.open = true;
    this.#fill();
    const shown = document.getElementById(this.#idOf(line));
    shown?.focus();
    shown?.scrollIntoView({ block: 'center' });
  }

  #fill(): void {
    if (this.#place.childElementCount > 0) return;
    this.#place.append(...this.#lines.map((text, index) => this.#line(text, index + 1)));
  }

  #line(text: string, line: number): HTMLElement {
    const own = this.#survivors.filter((mutant) => mutant.line <= line && line <= mutant.lastLine);
    const names = own.map(({ operator }) => operator).join(', ');
    return h(
      'li',
      { id: this.#idOf(line), tabindex: -1, class: own.length > 0 ? 'lives' : undefined },
      h('code', {}, text),
      own.length > 0 && spoken(` (mutants that live: ${names})`),
    );
  }

  #idOf(line: number): string {
    return `${this.#id}-${line}`;
  }
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
