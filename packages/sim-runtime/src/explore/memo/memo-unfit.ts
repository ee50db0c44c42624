/** Thrown where a model cannot be searched by memoized transitions. The plain search then takes over. */
export class MemoUnfit extends Error {}

/** Thrown where a part of a state has not the shape that the samples had: it is then interned as a whole. */
export class ReshapeSignal extends Error {
  readonly path: string;

  constructor(path: string) {
    super(`${path} changes its shape`);
    this.path = path;
  }
}
