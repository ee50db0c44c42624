// Told the time, used or not.
export const transition = (state: number, input: number, _now: number): number => state + input;
export class Node {
  handleInput(message: string, now: number, from: number): number {
    return message.length + now + from;
  }
  handleTimeout(now: number): void {
    void now;
  }
  pollTimeout(): undefined {
    return undefined;
  }
}
