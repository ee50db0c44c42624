import { refused } from './refusal.js';

/** As much of `WebAssembly` as is needed here, without the types of browsers. */
interface Engine {
  readonly Module: new (bytes: unknown) => object;
  readonly Instance: new (module: object, imports: unknown) => object;
}

const engine = (globalThis as unknown as { readonly WebAssembly: Engine }).WebAssembly;

/** An error of the compiler is a rejection. */
function compile(bytes: unknown): Promise<object> {
  return new Promise((resolve) => resolve(new engine.Module(bytes)));
}

async function instantiate(source: unknown, imports?: unknown): Promise<object> {
  if (source instanceof engine.Module) return new engine.Instance(source, imports);
  const module = await compile(source);
  return { module, instance: new engine.Instance(module, imports) };
}

/** Compiles within the event at hand: the engine would settle its promises on the real loop, after the run. */
export function installWebAssembly(): void {
  Object.assign(engine, {
    compile,
    instantiate,
    compileStreaming: refused('WebAssembly.compileStreaming'),
    instantiateStreaming: refused('WebAssembly.instantiateStreaming'),
  });
}
