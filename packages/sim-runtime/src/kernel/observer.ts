/** Watches a universe from outside. */
export interface Observer {
  /** Called after every event; a universe stops when it says `true`. */
  afterEvent(): boolean;
}
