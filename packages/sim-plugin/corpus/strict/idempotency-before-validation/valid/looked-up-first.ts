// Recognised first, judged afterwards.
interface Account { readonly balance: number; readonly done: ReadonlySet<string> }
export function transition(account: Account, { operationId, amount }: { operationId: string; amount: number }, _now: number): Account {
  if (account.done.has(operationId)) return account;
  if (amount > account.balance) return account;
  return { balance: account.balance - amount, done: new Set([...account.done, operationId]) };
}
