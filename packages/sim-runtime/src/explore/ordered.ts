/** Data in which the order of maps and sets counts: code that reads it can see that order. */
export class Ordered<Value> {
  readonly value: Value;

  constructor(value: Value) {
    this.value = value;
  }
}
