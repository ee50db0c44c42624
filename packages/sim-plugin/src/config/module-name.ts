const KEBAB_CASE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Module names are file names, package names and, in camel case, identifiers; kebab case serves all three. */
export function isModuleName(name: string): boolean {
  return KEBAB_CASE.test(name);
}
