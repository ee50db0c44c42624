/** @typedef {import('typescript')} TypeScript */

/**
 * A compiler host of programs that share declarations: each is parsed and bound once, as by `tsc --build`.
 *
 * @param {TypeScript} ts
 * @param {import('typescript').CompilerOptions} options
 * @param {Map<string, import('typescript').SourceFile | undefined>} declarations - those that are known, to which
 *   the host adds what it reads
 * @returns {import('typescript').CompilerHost}
 */
export function sharingHost(ts, options, declarations) {
  const host = ts.createCompilerHost(options);
  const getSourceFile = host.getSourceFile.bind(host);
  host.getSourceFile = (file, version, ...others) => {
    if (!/\.d\.[cm]?ts$/.test(file)) return getSourceFile(file, version, ...others);
    const key = `${typeof version === 'object' ? version.impliedNodeFormat : ''} ${file}`;
    if (!declarations.has(key)) declarations.set(key, getSourceFile(file, version, ...others));
    return declarations.get(key);
  };
  return host;
}
