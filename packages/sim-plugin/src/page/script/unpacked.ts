/** A text that was compressed with gzip and written in base64. */
export async function unpacked(packed: string): Promise<string> {
  const characters = atob(packed);
  const bytes = new Uint8Array(characters.length);
  for (let index = 0; index < bytes.length; index++) bytes[index] = characters.charCodeAt(index);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).text();
}
