import { Readable, type ReadableOptions, Writable, type WritableOptions } from 'node:stream';
import { type ReadableStream, type WritableStream } from 'node:stream/web';
import { webStreams } from './late-modules.js';

/** `Readable.fromWeb`. */
export function readableFromWeb(web: ReadableStream, options: ReadableOptions = {}): Readable {
  return Readable.from(web, { objectMode: false, ...options });
}

/** `Readable.toWeb`. */
export function readableToWeb(readable: Readable): ReadableStream {
  const chunks = readable[Symbol.asyncIterator]();
  const { ReadableStream } = webStreams();
  return new ReadableStream({
    pull: async (controller) => {
      const next = await chunks.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
    cancel: (reason) => void readable.destroy(reason as Error | undefined),
  });
}

/** `Writable.fromWeb`. */
export function writableFromWeb(web: WritableStream, options: WritableOptions = {}): Writable {
  const writer = web.getWriter();
  return new Writable({
    ...options,
    write: (chunk, _encoding, done) => void writer.write(chunk).then(() => done(), done),
    final: (done) => void writer.close().then(() => done(), done),
    destroy: (error, done) => {
      if (error === null) return done(null);
      void writer.abort(error).then(
        () => done(error),
        () => done(error),
      );
    },
  });
}

/** `Writable.toWeb`. */
export function writableToWeb(writable: Writable): WritableStream {
  const { WritableStream } = webStreams();
  return new WritableStream({
    start: (controller) => void writable.once('error', (error) => controller.error(error)),
    write: (chunk) =>
      new Promise<void>((resolve, reject) => {
        writable.write(chunk, (error) => (error ? reject(error) : resolve()));
      }),
    close: () => new Promise<void>((resolve) => writable.end(resolve)),
    abort: (reason) => void writable.destroy(reason as Error | undefined),
  });
}
