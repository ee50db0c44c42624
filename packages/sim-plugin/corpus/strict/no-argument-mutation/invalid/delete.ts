// A member is removed.
export function forget(state: { peers: Record<string, number> }, id: string): void {
  delete state.peers[id]; // ~ no-argument-mutation
}
