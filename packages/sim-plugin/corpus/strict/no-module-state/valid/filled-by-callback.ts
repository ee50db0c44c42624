// These callbacks run while the module is loaded.
const table = new Map<string, number>();
['a', 'b'].forEach((name, index) => {
  table.set(name, index);
});
(() => {
  table.set('c', 2);
})();
export const place = (name: string): number | undefined => table.get(name);
