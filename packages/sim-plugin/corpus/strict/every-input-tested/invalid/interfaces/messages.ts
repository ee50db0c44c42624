// Members of the union by name.
export interface Ping {
  readonly type: 'ping';
}
export interface Pong {
  readonly type: 'pong'; // ~ every-input-tested
}
export type GossipMessage = Ping | Pong;
