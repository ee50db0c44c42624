import { Buffer } from 'node:buffer';

type Chunks = AsyncIterable<string | Uint8Array>;

export async function buffer(chunks: Chunks): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const chunk of chunks) all.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(all);
}

export async function text(chunks: Chunks): Promise<string> {
  return (await buffer(chunks)).toString('utf8');
}

export async function json(chunks: Chunks): Promise<unknown> {
  return JSON.parse(await text(chunks)) as unknown;
}

export async function arrayBuffer(chunks: Chunks): Promise<ArrayBuffer> {
  return new Uint8Array(await buffer(chunks)).buffer;
}
