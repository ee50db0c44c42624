// What it knows of an object goes with the object.
const sizes = new WeakMap<object, number>();
export function sizeOf(value: object): number {
  const size = sizes.get(value) ?? Object.keys(value).length;
  sizes.set(value, size);
  return size;
}
