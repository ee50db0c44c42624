// A protocol method that waits.
export class Node {
  async handleTimeout(now: number): Promise<void> { // ~ no-async
    await later(now);
  }
}
const later = (now: number): unknown => now;
