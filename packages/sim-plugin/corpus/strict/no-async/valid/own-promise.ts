// A class of the module's own.
class Promise {
  readonly kept = true;
}
export const promise = new Promise();
