// The same in one case of a switch, with an exception.
type Order = { kind: 'buy'; requestId: string; count: number } | { kind: 'stop' };
export function transition(stock: Map<string, number>, order: Order, _now: number): number {
  switch (order.kind) {
    case 'buy': {
      if (order.count <= 0) { // ~ idempotency-before-validation
        throw new RangeError('count');
      }
      return stock.get(order.requestId) ?? order.count;
    }
    case 'stop':
      return 0;
  }
}
