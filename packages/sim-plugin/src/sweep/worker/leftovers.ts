/** What keeps a process awake, as Node calls it, that no run may leave behind. */
const RESOURCES = [
  'Timeout',
  'Immediate',
  'TCPSocketWrap',
  'TCPServerWrap',
  'UDPWrap',
  'FSReqCallback',
  'TLSWrap',
  'ProcessWrap',
];

const activeResources = process.getActiveResourcesInfo.bind(process);

/**
 * Timers, sockets and the like that runs left behind. What the module began while it was loaded is its own
 * matter; what a run leaves goes on beside every later run.
 */
export class Leftovers {
  readonly #before = count();

  /** What there is more of than when the module had been loaded: a sentence without a full stop. */
  left(): string | undefined {
    const now = count();
    for (let index = 0; index < RESOURCES.length; index++) {
      const more = (now[index] ?? 0) - (this.#before[index] ?? 0);
      if (more > 0) return `the runs left something running in real time: ${RESOURCES[index]}`;
    }
    return undefined;
  }
}

function count(): readonly number[] {
  const active = activeResources();
  const counts: number[] = [];
  for (let kind = 0; kind < RESOURCES.length; kind++) {
    counts[kind] = 0;
    // eslint-disable-next-line @typescript-eslint/prefer-for-of -- the module may have changed how arrays are iterated
    for (let index = 0; index < active.length; index++) {
      if (active[index] === RESOURCES[kind]) counts[kind] = (counts[kind] ?? 0) + 1;
    }
  }
  return counts;
}
