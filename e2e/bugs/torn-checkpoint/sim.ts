import { eventually, type PipelineWorld, pipeline } from '@gossip/sim-runtime/sim';
import {
  type Checkpoint,
  type Effect,
  type Event,
  initialState,
  type Invoice,
  type Order,
  type State,
  step,
} from './logic.js';

type World = PipelineWorld<State, Event, Effect, Order, Checkpoint, Invoice>;

export const simulation = pipeline({
  name: 'torn-checkpoint',
  initialState,
  step,
  source: () => Array.from({ length: 24 }, (_, index) => ({ order: 1_000 + index })),
  oracles: ({ always }) => [
    always('an order has one invoice', ({ outputs }) => {
      const numbers = new Map<number, number>();
      for (const { number, order } of outputs.values()) {
        const known = numbers.get(order);
        if (known !== undefined) return `order ${order} has invoices ${known} and ${number}`;
        numbers.set(order, number);
      }
      return true;
    }),
    eventually(
      'all orders are invoiced',
      ({ input, outputs }: World) => outputs.size >= input.length,
      {
        withinTicks: 5_000,
      },
    ),
  ],
});
