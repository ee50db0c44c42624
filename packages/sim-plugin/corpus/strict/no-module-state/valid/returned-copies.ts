// An immutable collection gives a changed copy, which is what its methods are called for.
import { emptyShelf, type Shelf } from './shelf.js';
const empty = emptyShelf();
export const shelves = (names: readonly string[]): readonly Shelf[] =>
  names.map((name) => empty.set(name));
