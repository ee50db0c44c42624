/** An edit of a writer. Words and values are ones that no writer has used before. */
export type Deed =
  | { readonly kind: 'write'; readonly word: string }
  | { readonly kind: 'erase'; readonly word: string }
  | { readonly kind: 'entitle'; readonly value: string };

/** A command of the trial to a writer. */
export type Order = 'rest' | 'show' | 'leave';

/** What a document shows. */
export interface Shown {
  readonly text: string;
  readonly title: string | undefined;
  /** The snapshot in hexadecimal: equal for documents that have the same changes. */
  readonly snapshot: string;
}

/** What a process tells the trial. */
export type Report =
  | { readonly kind: 'bound'; readonly port: number }
  /** It will do this now: said before, so that the trial knows of it however the process ends. */
  | { readonly kind: 'about-to'; readonly deed: Deed }
  /** It is done and saved; `over` is the title that the writer saw before. */
  | { readonly kind: 'saved'; readonly deed: Deed; readonly over: string | undefined }
  | ({ readonly kind: 'shown' } & Shown)
  | { readonly kind: 'left'; readonly traceHash: number };
