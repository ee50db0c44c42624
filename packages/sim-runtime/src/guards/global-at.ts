/** What is found on the path from the global object, if this platform has it. */
export function globalAt(path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (object, key) => (object as Readonly<Record<string, unknown>> | undefined)?.[key],
    globalThis,
  );
}
