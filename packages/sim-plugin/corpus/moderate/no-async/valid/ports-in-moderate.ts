// Behind ports, waiting is what the moderate boundary is for.
export interface Sink {
  emit(row: string): Promise<void>;
}
export async function drain(sink: Sink, rows: readonly string[]): Promise<void> {
  for (const row of rows) await sink.emit(row);
}
