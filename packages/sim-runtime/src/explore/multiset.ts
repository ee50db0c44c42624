import { canonicalText } from './canonical-text.js';
import { Ordered } from './ordered.js';

const texts = new WeakMap<object, string>();

function textOf(item: object): string {
  let text = texts.get(item);
  if (text === undefined) {
    text = canonicalText(new Ordered(item));
    texts.set(item, text);
  }
  return text;
}

/** A multiset, sorted by the text of its items, with one more. */
export function withItem<Item extends object>(items: readonly Item[], item: Item): readonly Item[] {
  const text = textOf(item);
  const at = items.findIndex((other) => textOf(other) >= text);
  return at < 0 ? [...items, item] : items.toSpliced(at, 0, item);
}

/** The multiset with one item less that is equal to the given one. */
export function withoutItem<Item extends object>(
  items: readonly Item[],
  item: Item,
): readonly Item[] {
  const text = textOf(item);
  const at = items.findIndex((other) => textOf(other) === text);
  return at < 0 ? items : items.toSpliced(at, 1);
}

/** One of each. */
export function distinctItems<Item extends object>(items: readonly Item[]): readonly Item[] {
  return items.filter(
    (item, index) => index === 0 || textOf(items[index - 1] as Item) !== textOf(item),
  );
}
