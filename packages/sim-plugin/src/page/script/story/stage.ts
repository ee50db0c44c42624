import type { Arrow } from '@gossip/sim-runtime/sim';
import { h, s } from '../element.js';
import { drawArrow } from './draw-arrow.js';
import { drawLabels, fullLabel } from './draw-labels.js';
import { drawLanes, drawSpan, patterns } from './draw-lanes.js';
import { drawSign } from './draw-sign.js';
import { geometry, type Geometry } from './geometry.js';
import { stepRow } from './step-row.js';
import type { Telling } from './telling.js';

/** Beyond so many rows, the diagram scrolls in a window of its own. */
const MOST_ROWS_IN_PAGE = 30;
/** Beyond so many rows, only those in sight are in the document. */
const MOST_ROWS_AT_ONCE = 300;
/** How many rows above and below those in sight are there, too. */
const MARGIN = 15;
/** So many rows come and go at once: most scrolling is by fewer, and then there is nothing to draw. */
const BLOCK = 12;

let stages = 0;

/** The diagram: lanes, arrows and signs, and over them a list of the steps in words. */
export class Stage {
  readonly element: HTMLElement;
  readonly list: HTMLElement;
  readonly #telling: Telling;
  readonly #heads = h('div', { class: 'lane-heads', 'aria-hidden': 'true' });
  readonly #viewport = h('div', { class: 'viewport' });
  readonly #canvas = h('div', { class: 'canvas' });
  readonly #svg = s('svg', { class: 'drawing', 'aria-hidden': 'true' });
  readonly #id = `stage-${stages++}`;
  #geometry: Geometry;
  /** The rows that were drawn last. */
  #drawn = '';
  #selected = 0;
  #matches: ReadonlySet<number> = new Set();
  /** The row that is pointed at. */
  #pointed: number | undefined;
  readonly #emphasis = s('g', { class: 'emphasis' });
  /** The labels of the rows that were drawn last: placing them takes longer than drawing them. */
  #labels: { readonly key: string; readonly drawn: readonly SVGElement[] } | undefined;

  constructor(telling: Telling, name: string) {
    this.#telling = telling;
    this.list = h('div', {
      class: 'rows',
      role: 'listbox',
      tabindex: 0,
      'aria-label': `Steps of ${name}`,
    });
    this.#canvas.append(this.#svg, this.list);
    this.#viewport.append(this.#canvas);
    this.element = h('div', { class: 'stage' }, this.#heads, this.#viewport);
    this.#geometry = geometry(800, telling.diagram.lanes.length);
    this.#viewport.addEventListener('scroll', () => {
      if (this.isVirtual && this.#window().join() !== this.#drawn) this.#draw();
    });
    this.list.addEventListener('pointerover', ({ target }) => {
      const row = target instanceof Element ? target.closest('[data-row]') : null;
      this.#point(row === null ? undefined : Number(row.getAttribute('data-row')));
    });
    this.list.addEventListener('pointerleave', () => this.#point(undefined));
    new ResizeObserver(() => this.layOut()).observe(this.element);
  }

  /** Whether only the rows in sight are in the document. */
  get isVirtual(): boolean {
    return this.#telling.rows.length > MOST_ROWS_AT_ONCE;
  }

  /** Whether the diagram scrolls in a window of its own. */
  get isWindowed(): boolean {
    return this.#telling.rows.length > MOST_ROWS_IN_PAGE;
  }

  /** Fits the diagram into its place, and draws it. */
  layOut(): void {
    const { diagram, rows } = this.#telling;
    const width = this.element.clientWidth;
    if (width === 0) return;
    this.#geometry = geometry(width, diagram.lanes.length);
    const { rowHeight, gutter, lanesWidth, leastWidth } = this.#geometry;
    const isWide = leastWidth > width;
    this.element.classList.toggle('virtual', this.isVirtual);
    this.element.classList.toggle('windowed', this.isWindowed);
    this.element.classList.toggle('roomy', this.#geometry.isRoomy);
    this.element.classList.toggle('wide', isWide);
    for (const part of [this.#heads, this.#viewport]) {
      part.style.minInlineSize = isWide ? `${leastWidth}px` : '';
    }
    this.#canvas.style.blockSize = `${rows.length * rowHeight}px`;
    this.#svg.style.insetInlineStart = `${gutter}px`;
    this.#svg.setAttribute('width', String(lanesWidth));
    this.#labels = undefined;
    this.#drawHeads();
    this.#draw();
  }

  /** @param moves - whether the page may be scrolled to where the row is */
  select(row: number, moves: boolean): void {
    this.#selected = row;
    this.#draw();
    if (this.isWindowed) this.#reveal();
    // What is chosen may have been out of sight before.
    if (this.isVirtual) this.#draw();
    if (moves) document.getElementById(this.#rowId(row))?.scrollIntoView({ block: 'nearest' });
  }

  /** Scrolls the diagram's own window to the chosen row. */
  #reveal(): void {
    const { rowHeight } = this.#geometry;
    const top = this.#selected * rowHeight;
    const { clientHeight, scrollTop } = this.#viewport;
    const isSeen = top >= scrollTop + rowHeight && top <= scrollTop + clientHeight - 2 * rowHeight;
    if (!isSeen) this.#viewport.scrollTop = top - clientHeight / 2;
  }

  mark(matches: ReadonlySet<number>): void {
    this.#matches = matches;
    this.#draw();
  }

  #rowId(row: number): string {
    return `${this.#id}-row-${row}`;
  }

  #drawHeads(): void {
    const { gutter, laneWidth, isRoomy } = this.#geometry;
    const named = isRoomy && laneWidth >= 76;
    const heads = this.#telling.diagram.lanes.map(({ name, short, role }) => {
      const head = h('span', { class: `lane-head ${role}`, title: name }, named ? name : short);
      head.style.inlineSize = `${laneWidth}px`;
      return head;
    });
    this.#heads.style.paddingInlineStart = `${gutter}px`;
    this.#heads.replaceChildren(...heads);
  }

  /** The rows to draw: all of them, or those in sight and some around them. */
  #window(): readonly [number, number] {
    const { length } = this.#telling.rows;
    if (!this.isVirtual) return [0, length];
    const { rowHeight } = this.#geometry;
    const { scrollTop, clientHeight } = this.#viewport;
    const block = (pixels: number): number => Math.floor(pixels / rowHeight / BLOCK) * BLOCK;
    const end = block(scrollTop + clientHeight) + BLOCK + MARGIN;
    return [Math.max(0, block(scrollTop) - MARGIN), Math.min(length, end)];
  }

  #draw(): void {
    const [first, end] = this.#window();
    this.#drawn = `${first},${end}`;
    const { rowHeight, lanesWidth } = this.#geometry;
    const top = first * rowHeight;
    const height = (end - first) * rowHeight;
    this.#svg.style.insetBlockStart = `${top}px`;
    this.#svg.setAttribute('height', String(height));
    this.#svg.setAttribute('viewBox', `0 ${top} ${lanesWidth} ${height}`);
    this.#geometry = { ...this.#geometry, shown: [top - height, top + 2 * height] };
    const arrows = this.#arrowsAmong(first, end);
    this.#svg.replaceChildren(
      patterns(this.#id),
      ...this.#drawSpans(first, end),
      ...drawLanes(this.#telling, this.#geometry, first, end),
      ...arrows.map((arrow) => drawArrow(arrow, this.#telling, this.#geometry, false)),
      ...this.#drawLabels(arrows, first, end),
      ...this.#drawSigns(first, end),
      this.#emphasis,
    );
    this.#emphasize(arrows);
    this.#drawRows(first, end);
  }

  #drawRows(first: number, end: number): void {
    const options = [];
    for (let row = first; row < end; row++) {
      const isChosen = row === this.#selected;
      const isMatch = this.#matches.has(row);
      options.push(
        stepRow(this.#telling, row, this.#geometry, { id: this.#rowId(row), isChosen, isMatch }),
      );
    }
    this.list.replaceChildren(...options);
    const isThere = this.#selected >= first && this.#selected < end;
    if (isThere) this.list.setAttribute('aria-activedescendant', this.#rowId(this.#selected));
    else this.list.removeAttribute('aria-activedescendant');
  }

  #drawSpans(first: number, end: number): readonly SVGElement[] {
    const telling = this.#telling;
    return telling.diagram.spans
      .filter((span) => {
        const last = span.end === undefined ? telling.rows.length : telling.row(span.end);
        return telling.row(span.begin) <= end && last >= first;
      })
      .map((span) => drawSpan(span, telling, this.#geometry, this.#id));
  }

  /** One row more on each side: an arrow that arrives nowhere ends beside its row. */
  #arrowsAmong(first: number, end: number): readonly Arrow[] {
    return this.#telling.arrowsAmong(first - 1, end);
  }

  #drawLabels(arrows: readonly Arrow[], first: number, end: number): readonly SVGElement[] {
    const key = `${first}-${end}`;
    if (this.#labels?.key !== key) {
      const drawn = drawLabels(arrows, [first, end], this.#telling, this.#geometry);
      this.#labels = { key, drawn };
    }
    return this.#labels.drawn;
  }

  /** Emphasizes the arrows of the row that is chosen and of the one that is pointed at, with their labels in full. */
  #emphasize(arrows: readonly Arrow[]): void {
    const steps = [this.#selected, this.#pointed].map(
      (row) => this.#telling.rows[row ?? -1]?.index,
    );
    const shown = arrows.filter(
      ({ sent, arrived }) =>
        steps.includes(sent) || (arrived !== undefined && steps.includes(arrived)),
    );
    this.#emphasis.replaceChildren(
      ...shown.map((arrow) => drawArrow(arrow, this.#telling, this.#geometry, true)),
      ...shown.flatMap((arrow) => fullLabel(arrow, this.#telling, this.#geometry)),
    );
  }

  #point(row: number | undefined): void {
    if (this.#pointed === row) return;
    this.#pointed = row;
    this.#emphasize(this.#arrowsAmong(...this.#window()));
  }

  #drawSigns(first: number, end: number): readonly SVGElement[] {
    const { x, y } = this.#geometry;
    return this.#telling.rows.slice(first, end).flatMap(({ step, fold }, offset) => {
      const row = first + offset;
      return step.lane === undefined || fold !== undefined
        ? []
        : [drawSign(step.kind, x(step.lane), y(row), row === this.#selected)];
    });
  }
}
