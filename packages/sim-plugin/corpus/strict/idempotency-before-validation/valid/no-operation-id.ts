// Without an operation id there is nothing to look up.
export function transition(balance: number, amount: number, _now: number): number {
  if (amount > balance) return balance;
  return balance - amount;
}
