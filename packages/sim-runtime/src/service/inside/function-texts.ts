/**
 * Keeps the source text of each function. The engine makes it anew each time, and packages that take a function for a key,
 * such as mime-types 3, ask for it a thousand times as they are loaded, at every start of a host.
 */
export function installFunctionTexts(): void {
  const native = Function.prototype.toString;
  const texts = new WeakMap<object, string>();
  const { toString } = {
    toString(this: object): string {
      const known = texts.get(this);
      if (known !== undefined) return known;
      const text = native.call(this);
      texts.set(this, text);
      return text;
    },
  };
  texts.set(toString, native.call(native));
  Object.defineProperty(Function.prototype, 'toString', { value: toString });
}
