/**
 * Turns a protocol's messages into a few 32-bit integers and back.
 *
 * It is optional, and pays where messages are small and many: a simulator keeps what is under way as
 * integers side by side instead of as objects all over the heap, and a driver can put the same
 * integers on the wire.
 */
export interface MessageCodec<Message> {
  /** How many integers a message takes: 1 to 16. */
  readonly words: number;
  /**
   * Writes a message to `words[offset]` and what follows.
   *
   * @param message - the message to write
   * @param words - where to write it
   * @param offset - the index of its first word
   */
  write(message: Message, words: Int32Array, offset: number): void;
  /**
   * Reads the message that was written there: equal to it, but for its identity.
   *
   * @param words - where it was written
   * @param offset - the index of its first word
   */
  read(words: Int32Array, offset: number): Message;
}
