import { wordsOf } from '../../words.js';
import { type Deed, type Report, type Shown } from './deed.js';

/** What writers said that they did, against what documents show in the end. */
export class Account {
  #saved = 0;
  readonly #written = new Map<string, 'begun' | 'saved'>();
  readonly #erased = new Map<string, 'begun' | 'saved'>();
  readonly #titles = new Map<string, 'begun' | 'saved'>();
  readonly #replaced = new Map<string, string>();

  /** How many edits were saved. */
  get saved(): number {
    return this.#saved;
  }

  take(report: Report): void {
    if (report.kind === 'about-to') {
      const list = this.#listOf(report.deed);
      // Two may erase one word: what is saved stays so.
      if (!list.has(nameOf(report.deed))) list.set(nameOf(report.deed), 'begun');
    } else if (report.kind === 'saved') {
      this.#saved++;
      this.#listOf(report.deed).set(nameOf(report.deed), 'saved');
      if (report.deed.kind === 'entitle' && report.over !== undefined) {
        this.#replaced.set(report.over, report.deed.value);
      }
    }
  }

  /** What is wrong with a document that shows all that was saved: nothing, if all is well. */
  flawsOf({ text, title }: Shown): readonly string[] {
    const words = wordsOf(text);
    const shown = new Set(words);
    const isSaved = (list: ReadonlyMap<string, string>) =>
      [...list].filter(([, state]) => state === 'saved').map(([name]) => name);
    return [
      ...words
        .filter((word, index) => words.indexOf(word) !== index)
        .map((word) => `${word} twice`),
      ...words.filter((word) => !this.#written.has(word)).map((word) => `${word} from nowhere`),
      ...isSaved(this.#written)
        .filter((word) => !shown.has(word) && !this.#erased.has(word))
        .map((word) => `${word} lost`),
      ...isSaved(this.#erased)
        .filter((word) => shown.has(word))
        .map((word) => `${word} back`),
      ...this.#flawsOfTitle(title),
    ];
  }

  #flawsOfTitle(title: string | undefined): readonly string[] {
    if (title === undefined) {
      return [...this.#titles.values()].includes('saved') ? ['title lost'] : [];
    }
    if (!this.#titles.has(title)) return [`title ${title} from nowhere`];
    const newer = this.#replaced.get(title);
    return newer === undefined ? [] : [`title ${title} back, after ${newer}`];
  }

  #listOf(deed: Deed): Map<string, 'begun' | 'saved'> {
    if (deed.kind === 'entitle') return this.#titles;
    return deed.kind === 'write' ? this.#written : this.#erased;
  }
}

function nameOf(deed: Deed): string {
  return deed.kind === 'entitle' ? deed.value : deed.word;
}
