import { attempt, uncaught } from './event-loop.js';
import { fetch } from './fetch.js';
import { system } from './system.js';
import { RandomStream } from '../../kernel/random-stream.js';
import { canBeKey } from '../../run/can-be-key.js';

type Operation = (context: object) => unknown;

/** An operation's random stream, whose first number may be shared with others. */
function streamOf(salt: number, key: number | undefined) {
  const rest = new RandomStream(salt);
  if (key === undefined) return rest;
  const first = new RandomStream(key);
  let isBegun = false;
  const source = (isShared: boolean): RandomStream => {
    const stream = isBegun || !isShared ? rest : first;
    isBegun = true;
    return stream;
  };
  return {
    next: () => source(false).next(),
    below: (bound: number) => source(canBeKey(bound)).below(bound),
    between: (low: number, high: number) => source(canBeKey(high - low + 1)).between(low, high),
    chance: (ppm: number) => source(true).chance(ppm),
    pick: <Choice>(choices: readonly Choice[]) => source(true).pick(choices),
  };
}

function json(value: unknown): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value);
}

/** Histories are kept outside: values cross as JSON. */
const history = {
  invoke(f: string, value?: unknown, key?: string | number) {
    const call = system.invoke(f, json(value), json(key));
    return {
      ok: (result?: unknown) => call.ok(json(result)),
      fail: () => call.fail(),
      info: () => call.info(),
    };
  },
};

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** In a client's context, `service` hands the operations to the simulator. */
export function service({
  operations = {},
}: {
  readonly operations?: Readonly<Record<string, Operation>>;
}): object {
  system.offer((name, salt, key) => {
    const operation = operations[name];
    if (operation === undefined) return;
    const context = { fetch, history, sleep, client: system.hostname, random: streamOf(salt, key) };
    attempt(() => {
      const result = operation(context);
      void Promise.resolve(result).then(
        () => system.settled(name),
        (error: unknown) => uncaught(error, 'unhandledRejection'),
      );
    });
  });
  return {};
}
