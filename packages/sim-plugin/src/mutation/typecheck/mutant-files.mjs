// Plain JavaScript, since the program that checks mutants runs as it is, from the sources as well.

/** @typedef {import('./mutant-types.js').CheckedFile} CheckedFile */

/**
 * The original, as number 0, and each mutant of a file: files beside the original, by number and text.
 *
 * @param {CheckedFile} file
 * @returns {readonly { readonly id: number, readonly path: string, readonly text: string }[]}
 */
export function mutantFiles({ path, text, mutants }) {
  return [
    { id: 0, path: mutantPath(path, 0), text },
    ...mutants.map(({ id, start, end, replacement }) => ({
      id,
      path: mutantPath(path, id),
      text: text.slice(0, start) + replacement + text.slice(end),
    })),
  ];
}

/**
 * @param {string} path - of the original
 * @param {number} id
 */
export function mutantPath(path, id) {
  return path.replace(/(?=\.[cm]?[jt]sx?$)/, `.mutant-${id}`);
}

/**
 * The number in a path that `mutantPath` made, and the name of the original without its ending.
 *
 * @param {string} path
 * @returns {{ readonly stem: string, readonly id: number } | undefined}
 */
export function mutantOf(path) {
  const [, stem = '', id] = /([^/\\]*)\.mutant-(\d+)\.[cm]?[jt]sx?$/.exec(path) ?? [];
  return id === undefined ? undefined : { stem, id: Number(id) };
}
