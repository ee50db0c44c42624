import { TransformStream } from 'node:stream/web';

export {
  ByteLengthQueuingStrategy,
  CountQueuingStrategy,
  ReadableByteStreamController,
  ReadableStream,
  ReadableStreamBYOBReader,
  ReadableStreamBYOBRequest,
  ReadableStreamDefaultController,
  ReadableStreamDefaultReader,
  TransformStream,
  TransformStreamDefaultController,
  WritableStream,
  WritableStreamDefaultController,
  WritableStreamDefaultWriter,
} from 'node:stream/web';

/** `TextDecoderStream`: bytes in, text out. */
export class TextDecoderStream {
  readonly #decoder: InstanceType<typeof TextDecoder>;
  readonly #stream: TransformStream<Uint8Array, string>;

  constructor(label = 'utf-8', options: { fatal?: boolean; ignoreBOM?: boolean } = {}) {
    const decoder = new TextDecoder(label, options);
    this.#decoder = decoder;
    this.#stream = new TransformStream<Uint8Array, string>({
      transform(chunk, controller) {
        const text = decoder.decode(chunk, { stream: true });
        if (text !== '') controller.enqueue(text);
      },
      flush(controller) {
        const text = decoder.decode();
        if (text !== '') controller.enqueue(text);
      },
    });
  }

  get encoding() {
    return this.#decoder.encoding;
  }

  get fatal() {
    return this.#decoder.fatal;
  }

  get ignoreBOM() {
    return this.#decoder.ignoreBOM;
  }

  get readable() {
    return this.#stream.readable;
  }

  get writable() {
    return this.#stream.writable;
  }
}

const HIGH_SURROGATE = /[\uD800-\uDBFF]$/;

/** `TextEncoderStream`: text in, UTF-8 out. A pair of surrogates may be cut in two. */
export class TextEncoderStream {
  readonly encoding = 'utf-8';
  readonly #stream: TransformStream<string, Uint8Array>;

  constructor() {
    const encoder = new TextEncoder();
    let half = '';
    this.#stream = new TransformStream<string, Uint8Array>({
      transform(chunk, controller) {
        const text = half + String(chunk);
        half = HIGH_SURROGATE.exec(text)?.[0] ?? '';
        const whole = text.slice(0, text.length - half.length);
        if (whole !== '') controller.enqueue(encoder.encode(whole));
      },
      flush(controller) {
        if (half !== '') controller.enqueue(encoder.encode(half));
      },
    });
  }

  get readable() {
    return this.#stream.readable;
  }

  get writable() {
    return this.#stream.writable;
  }
}
