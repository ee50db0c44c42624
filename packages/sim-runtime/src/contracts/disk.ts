/**
 * Files of text that a node keeps through crashes. Calls return at once; what they did is sure to survive a crash
 * only after the next `sync`. Until then a crash may undo the last of them, and leave a beginning of the first that it
 * undoes: a text that was written or appended may be cut off anywhere.
 */
export interface Disk {
  /**
   * The text of a file, as it was last written, synced or not; `undefined` where there is no such file.
   *
   * @param file - the file's name: letters, digits, dots, hyphens and underscores
   */
  read(file: string): string | undefined;
  /**
   * Writes a file in place of what it held. A crash before the next `sync` may leave a beginning of the new text and
   * nothing of the old one.
   *
   * @param file - the file's name, as for `read`
   * @param text - all that it is to hold
   */
  write(file: string, text: string): void;
  /**
   * Writes at the end of a file, which is made where there is none.
   *
   * @param file - the file's name, as for `read`
   * @param text - what to add
   */
  append(file: string, text: string): void;
  /** Makes all earlier calls survive any crash. */
  sync(): void;
}

const FILE_NAME = /^[\w.-]*\w[\w.-]*$/;

/** @throws TypeError when a text is no name of a file of a disk */
export function checkFileName(file: string): string {
  if (FILE_NAME.test(file)) return file;
  throw new TypeError(
    `A disk has no file ${JSON.stringify(file)}: use letters, digits, dots, hyphens and underscores.`,
  );
}
