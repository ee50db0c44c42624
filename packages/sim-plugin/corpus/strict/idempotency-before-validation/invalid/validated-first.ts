// A repetition of what was done meets the changed balance, and is refused.
interface Account { readonly balance: number; readonly done: ReadonlySet<string> }
interface Withdrawal { readonly operationId: string; readonly amount: number }
export function transition(account: Account, withdrawal: Withdrawal, _now: number): Account {
  if (withdrawal.amount > account.balance) return account; // ~ idempotency-before-validation
  if (account.done.has(withdrawal.operationId)) return account;
  return { balance: account.balance - withdrawal.amount, done: new Set([...account.done, withdrawal.operationId]) };
}
