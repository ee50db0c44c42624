/** A piece of a page that is fenced off, with what its info string says is to be done with it. */
export interface Block {
  /** The line of the page on which its fence opens, counted from 1. */
  readonly line: number;
  readonly text: string;
  readonly action: Action;
}

/**
 * - `command`: shell lines, run in the reader's workspace. `fails` when they have to exit with another code than 0.
 * - `program`: TypeScript that stands on its own: typechecked and run. With `fails`, sweeping the simulation that it
 *   exports has to violate the oracle of that name; without, nothing may be violated. Other programs of the page import
 *   it by its name.
 * - `file`: a whole file, written to the reader's workspace for the commands after it.
 * - `change`: a diff, made in a file of the reader's workspace.
 * - `output`: what the last command or program has printed.
 * - `nothing`: not executed, for the reason given.
 */
export type Action =
  | { readonly kind: 'command'; readonly fails: boolean }
  | { readonly kind: 'program'; readonly name: string; readonly fails: string | undefined }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'change'; readonly path: string }
  | { readonly kind: 'output' }
  | { readonly kind: 'nothing'; readonly reason: string };
