/** Takes the requests of clients and the answers that reach them, as `HistoryRecorder.requests` makes it. */
export interface ClientRequests<Input, Effect> {
  /**
   * A client sends a request.
   *
   * @param client - the client's name
   * @param input - the request
   */
  readonly sent: (client: string, input: Input) => void;
  /**
   * An answer reaches a client.
   *
   * @param client - the client's name
   * @param effect - the answer
   */
  readonly received: (client: string, effect: Effect) => void;
}
