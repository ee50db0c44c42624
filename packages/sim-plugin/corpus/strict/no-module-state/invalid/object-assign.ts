// Changed through Object.assign.
const defaults = { fanout: 3 };
export const configure = (options: object): void => {
  Object.assign(defaults, options); // ~ no-module-state
};
