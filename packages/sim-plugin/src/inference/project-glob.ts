/**
 * A class of characters for each character that a glob reads as more than itself. Nx rewrites globs with
 * parentheses, exclamation marks or bars, in a class as well, and knows no backslash before them; a range
 * around one goes through, and holds no letter and no digit.
 */
const CLASSES: Readonly<Record<string, string>> = {
  '[': '[[]',
  ']': '[]]',
  '{': '[{]',
  '}': '[}]',
  '*': '[*]',
  '?': '[?]',
  '|': '[{-}]',
  '(': '[&-*]',
  ')': '[&-*]',
  '!': '[ -"]',
};

/** Whether Nx would read a folder's path as a pattern, which matches other folders or none. */
export function readsAsGlob(path: string): boolean {
  return /[[\]{}*?|()!]/.test(path);
}

/**
 * A path as a glob that matches it.
 *
 * @param path - from the workspace's root, with forward slashes
 */
export function globOf(path: string): string {
  return path.replaceAll(/[[\]{}*?|()!]/g, (character) => CLASSES[character] ?? character);
}

/**
 * How inputs and outputs name a project's folder: Nx puts the root in the place of `{projectRoot}` as it
 * is, and takes the whole for a glob.
 *
 * @param root - from the workspace's root, with forward slashes
 */
export function projectGlob(root: string): string {
  return readsAsGlob(root) ? `{workspaceRoot}/${globOf(root)}` : '{projectRoot}';
}
