import { type Bug } from './bug.js';

/** Mistakes that distributed systems are known for, each planted in a small module of its own. */
export const BUG_CATALOGUE: readonly Bug[] = [
  {
    name: 'unfenced-lease',
    title: 'unfenced lease after a pause',
    thought: 'A worker that has the lease surely knows it, so the store need not ask.',
    file: 'logic.ts',
    right:
      "  if (epoch < state.epoch) return [state, [{ kind: 'rejected', to: worker, epoch }]];\n",
    wrong: '',
    oracle: 'no write gets past the fence',
  },
  {
    name: 'lease-not-rechecked',
    title: 'lease not checked again after waiting',
    thought: 'The lease was checked when the write was taken in, so it need not be checked again.',
    file: 'logic.ts',
    right: 'const isHeld = mayWrite(state, epoch);',
    wrong: 'const isHeld = true;',
    oracle: 'nothing is written under an old lease',
  },
  {
    name: 'resurrected-member',
    title: 'dead member resurrected by a delayed Alive',
    thought: 'Whoever sends a sign of life is alive.',
    file: 'protocol.ts',
    right: "    if (known?.kind === 'dead' && incarnation === known.incarnation) return;\n",
    wrong: '',
    oracle: 'a life that is over does not begin again',
  },
  {
    name: 'increment-applied-twice',
    title: 'increment applied twice after a lost reply',
    thought: 'A client asks again only for what has not been done.',
    file: 'protocol.ts',
    right: '    if (request <= (memory.applied.get(client) ?? 0)) return;\n',
    wrong: '',
    oracle: 'each request counts once',
  },
  {
    name: 'split-brain-leader',
    title: 'split-brain leader under a one-way partition',
    thought: 'A leader that hears from the others is connected to them, so it goes on leading.',
    file: 'protocol.ts',
    right: '    this.#heardAt.set(from, now);\n',
    wrong: `    this.#heardAt.set(from, now);
    if (this.isLeader(now)) this.#extend(from, advance(now, LEASE_TICKS));
`,
    oracle: 'there is one leader at a time',
  },
  {
    name: 'checkpoint-before-emit',
    title: 'checkpoint before emit',
    thought: 'What is saved before it is sent is never sent twice.',
    file: 'logic.ts',
    right: `  if (state.unsent.length > 0) return [state, [emit(state)]];
  if (state.saved < state.offset) return [state, [save(state)]];
`,
    wrong: `  if (state.saved < state.offset) return [state, [save(state)]];
  if (state.unsent.length > 0) return [state, [emit(state)]];
`,
    oracle: 'a start leaves out no line that the sink lacks',
  },
  {
    name: 'torn-checkpoint',
    title: 'emit twice after a torn checkpoint',
    thought: 'The numbers that were used are saved first, so that none is used twice.',
    file: 'logic.ts',
    right: 'const checkpoint = { offset, invoices };',
    wrong: `const isNumbered = state.saved.invoices === invoices;
  const checkpoint = isNumbered ? { offset, invoices } : { ...state.saved, invoices };`,
    oracle: 'an order has one invoice',
  },
  {
    name: 'lease-expiry-off-by-one',
    title: 'off-by-one in lease expiry',
    thought: 'A lease runs until its last tick.',
    file: 'logic.ts',
    right: 'const isRunning = state.holder !== undefined && now < state.expiresAt;',
    wrong: 'const isRunning = state.holder !== undefined && now <= state.expiresAt;',
    oracle: 'a lease is over when it said that it would be',
  },
  {
    name: 'version-compare',
    title: 'a version compare with `>=`',
    thought: 'Of two entries of one version, the one that comes last is the newer.',
    file: 'protocol.ts',
    right: `  if (entry.version === known.version) return entry.writer > known.writer;
  return entry.version > known.version;
`,
    wrong: '  return entry.version >= known.version;\n',
    oracle: 'a copy never goes back',
  },
  {
    name: 'forgotten-epoch',
    title: 'a node that forgets its epoch on restart',
    thought: 'A node that starts is new.',
    file: 'protocol.ts',
    right: 'this.epoch = lastEpoch + 1;',
    wrong: 'this.epoch = 1;',
    oracle: 'a name stands for one item',
  },
];
