/** What `listen` is called with: a port, or options, and a listener. */
export function listenArguments(args: readonly unknown[]): {
  readonly port: number;
  readonly listener: (() => void) | undefined;
} {
  const [first] = args;
  const given =
    typeof first === 'object' && first !== null ? (first as { port?: unknown }).port : first;
  const listener = args.find((it) => typeof it === 'function') as (() => void) | undefined;
  return { port: Number(typeof given === 'function' ? 0 : (given ?? 0)), listener };
}
