// A member of a module-level object, through a cast.
const stats = { count: 0 };
export const bump = (): void => {
  (stats as { count: number }).count = stats.count + 1; // ~ no-module-state
};
