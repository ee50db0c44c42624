import * as fc from 'fast-check';
import { type HistoryEvent } from '../history-event.js';
import { type Model } from '../models/model.js';

/** What a process of a made history does next. */
export interface Move {
  readonly process: number;
  /** The function and argument of its next call. */
  readonly f: string;
  readonly value: unknown;
  /** Out of 8: whether the call is lost, before or after its effect. */
  readonly luck: number;
}

/** What a call returns in a state, and the state after it. */
export type Behaviour<State> = (
  state: State,
  f: string,
  value: unknown,
) => { readonly state: State; readonly result: unknown; readonly failed?: boolean };

interface Running {
  readonly move: Move;
  readonly process: number;
  effect?: { readonly result: unknown; readonly failed: boolean };
}

/** Moves of some processes: each advances its process by one of start, effect and end. */
export function moves(
  calls: fc.Arbitrary<readonly [string, unknown]>,
  most: number,
): fc.Arbitrary<Move[]> {
  return fc.array(
    fc
      .record({ process: fc.nat(2), call: calls, luck: fc.nat(7) })
      .map(({ process, call, luck }) => ({
        process,
        f: call[0],
        value: call[1],
        luck,
      })),
    { minLength: 3, maxLength: most },
  );
}

/** A history made by running the model: each call takes effect at one moment between its start and its end. */
export function makeHistory<State>(
  plan: readonly Move[],
  { initial }: Pick<Model<State>, 'initial'>,
  behaviour: Behaviour<State>,
): HistoryEvent[] {
  const events: HistoryEvent[] = [];
  const running = new Map<number, Running>();
  let fresh = 100;
  let state = initial;
  const add = (process: number, type: HistoryEvent['type'], f: string, value: unknown) =>
    events.push({ process, type, f, value, at: events.length });
  const names = new Map<number, number>();
  for (const move of plan) {
    const client = move.process;
    const call = running.get(client);
    if (call === undefined) {
      const process = names.get(client) ?? client;
      running.set(client, { move, process });
      add(process, 'invoke', move.f, move.value);
    } else if (call.effect === undefined) {
      const { f, value, luck } = call.move;
      const isLost = luck === 0;
      const next = isLost ? undefined : behaviour(state, f, value);
      state = next?.state ?? state;
      call.effect = { result: next?.result, failed: next?.failed ?? false };
      if (luck <= 1) {
        add(call.process, 'info', f, undefined);
        names.set(client, fresh++);
        running.delete(client);
      }
    } else {
      const { result, failed } = call.effect;
      add(call.process, failed ? 'fail' : 'ok', call.move.f, failed ? undefined : result);
      running.delete(client);
    }
  }
  return events;
}
