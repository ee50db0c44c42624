/** Error numbers of Linux, and what Node says of them. */
const ERRORS: Readonly<Record<string, readonly [errno: number, words: string]>> = {
  EPERM: [-1, 'operation not permitted'],
  ENOENT: [-2, 'no such file or directory'],
  EIO: [-5, 'i/o error'],
  EBADF: [-9, 'bad file descriptor'],
  EEXIST: [-17, 'file already exists'],
  ENOTDIR: [-20, 'not a directory'],
  EISDIR: [-21, 'illegal operation on a directory'],
  EINVAL: [-22, 'invalid argument'],
  ENOSPC: [-28, 'no space left on device'],
  EPIPE: [-32, 'broken pipe'],
  ENOTEMPTY: [-39, 'directory not empty'],
  EMSGSIZE: [-90, 'message too long'],
  EADDRINUSE: [-98, 'address already in use'],
  ECONNRESET: [-104, 'connection reset by peer'],
  ETIMEDOUT: [-110, 'connection timed out'],
  ECONNREFUSED: [-111, 'connection refused'],
  ENOTFOUND: [-3008, 'not found'],
  EAI_AGAIN: [-3001, 'temporary failure'],
};

const OF_LOOKUPS: ReadonlySet<string | undefined> = new Set(['ENOTFOUND', 'EAI_AGAIN']);

/** Whether a connection or a datagram failed since its host's name has no address, for good or for now. */
export function isOfLookup(code: string | undefined): code is string {
  return OF_LOOKUPS.has(code);
}

export interface SystemErrorFields {
  readonly syscall: string;
  readonly path?: string | undefined;
  readonly dest?: string | undefined;
  readonly address?: string;
  readonly port?: number;
  readonly hostname?: string;
}

/** An error of the operating system as Node makes it. */
export function systemError(code: string, fields: SystemErrorFields): NodeJS.ErrnoException {
  const [errno, words] = ERRORS[code] ?? [-1, 'unknown error'];
  const { syscall, path, dest, address, port, hostname } = fields;
  const error = new Error(messageOf(code, words, fields)) as NodeJS.ErrnoException;
  return Object.assign(error, {
    errno,
    code,
    syscall,
    ...(path === undefined ? {} : { path }),
    ...(dest === undefined ? {} : { dest }),
    ...(address === undefined ? {} : { address }),
    ...(port === undefined ? {} : { port }),
    ...(hostname === undefined ? {} : { hostname }),
  });
}

function messageOf(
  code: string,
  words: string,
  { syscall, path, dest, address, port, hostname }: SystemErrorFields,
): string {
  if (hostname !== undefined) return `${syscall} ${code} ${hostname}`;
  if (syscall === 'connect' || syscall === 'bind' || syscall === 'send')
    return `${syscall} ${code} ${address}:${port}`;
  if (syscall === 'listen') return `${syscall} ${code}: ${words} ${address}:${port}`;
  if (syscall === 'read' || syscall === 'write') {
    return path === undefined &&
      code.startsWith('E') &&
      code !== 'EBADF' &&
      code !== 'EIO' &&
      code !== 'ENOSPC' &&
      code !== 'EISDIR'
      ? `${syscall} ${code}`
      : `${code}: ${words}, ${syscall}`;
  }
  const paths =
    path === undefined ? '' : dest === undefined ? ` '${path}'` : ` '${path}' -> '${dest}'`;
  return `${code}: ${words}, ${syscall}${paths}`;
}
