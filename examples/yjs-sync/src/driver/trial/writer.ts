import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type NodeId } from '@gossip/sim-runtime';
import { offsetOf, wordsOf } from '../../words.js';
import { type Editor } from '../editor.js';
import { type Deed, type Report } from './deed.js';

/** How long a writer thinks between two edits, in milliseconds, at most. */
const MOST_PAUSE_MS = 30;

/** Edits a document without end, and tells of each edit before and after. */
export class Writer {
  readonly #id: NodeId;
  readonly #editor: Editor;
  readonly #tell: (report: Report) => Promise<void>;
  #isWorking = true;
  #edits = 0;

  constructor(id: NodeId, editor: Editor, tell: (report: Report) => Promise<void>) {
    this.#id = id;
    this.#editor = editor;
    this.#tell = tell;
  }

  async work(): Promise<void> {
    while (this.#isWorking) {
      const deed = this.#nextDeed();
      await this.#tell({ kind: 'about-to', deed });
      // Told to rest meanwhile: documents may have been compared already.
      if (!this.#isWorking) return;
      // It goes on while the edit is being saved, as people do.
      void this.#finish(deed, this.#editor.fields.get('title'), this.#do(deed));
      await sleep(randomInt(MOST_PAUSE_MS));
    }
  }

  async rest(): Promise<void> {
    this.#isWorking = false;
  }

  #nextDeed(): Deed {
    const words = wordsOf(this.#editor.text);
    const choice = randomInt(10);
    const name = `${this.#id}.${this.#edits++}.${randomUUID().slice(0, 8)}`;
    if (choice === 0) return { kind: 'entitle', value: name };
    const word = words[randomInt(Math.max(1, words.length))];
    return choice < 4 && word !== undefined
      ? { kind: 'erase', word }
      : { kind: 'write', word: name };
  }

  /** What happened meanwhile has moved the words, or taken the one away. */
  #do(deed: Deed): Promise<void> | undefined {
    if (deed.kind === 'entitle') return this.#editor.setField('title', deed.value);
    const words = wordsOf(this.#editor.text);
    if (deed.kind === 'write') {
      const place = randomInt(words.length + 1);
      return this.#editor.insert(offsetOf(words, place), `${deed.word} `);
    }
    const place = words.indexOf(deed.word);
    if (place < 0) return undefined;
    return this.#editor.remove(offsetOf(words, place), deed.word.length + 1);
  }

  async #finish(deed: Deed, over: string | undefined, saving: Promise<void> | undefined) {
    if (saving === undefined) return;
    await saving;
    await this.#tell({ kind: 'saved', deed, over });
  }
}
