/** Lists up to this long are sorted by insertion, which takes a fraction of the time for them. */
const SHORT = 100;

/** Sorts a list in place; what is due at the same time stays in its order. */
export function sortByTime<Item extends { readonly at: number }>(items: Item[]): Item[] {
  if (items.length > SHORT) return items.sort((first, second) => first.at - second.at);
  for (let index = 1; index < items.length; index++) {
    const item = items[index] as Item;
    let place = index;
    for (; place > 0 && (items[place - 1] as Item).at > item.at; place--) {
      items[place] = items[place - 1] as Item;
    }
    items[place] = item;
  }
  return items;
}
