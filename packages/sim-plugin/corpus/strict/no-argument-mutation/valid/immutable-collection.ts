// An immutable collection gives the changed copy back.
interface Bag {
  set(key: string, value: number): Bag;
}
export const put = (state: Bag): Bag => state.set('a', 1);
