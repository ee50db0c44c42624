// Asynchronous iteration waits between elements.
export async function* items(): AsyncGenerator<number> { // ~ no-async
  yield 1;
}
