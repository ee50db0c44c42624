import { createHash } from 'node:crypto';
import { pathToFileURL } from 'node:url';

/**
 * What a simulation's bundle is known by: the same wherever the workspace lies, and another whenever the
 * module's code, a workspace library's that it imports, the runtime's or the plugin's is.
 *
 * @param code - the bundle
 * @param root - the workspace's real path
 */
export function bundleFingerprint(code: string, root: string): string {
  const movable = code
    .replaceAll(pathToFileURL(root).href, '')
    // Where a stretch of code came from, and where the source map is: comments.
    .replaceAll(/^\/\/# ?(?:region|endregion|sourceMappingURL).*$/gm, '');
  return createHash('sha256').update(movable).digest('hex').slice(0, 32);
}
