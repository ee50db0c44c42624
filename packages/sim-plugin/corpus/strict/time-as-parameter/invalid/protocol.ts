// Protocol methods that are not told the time.
export class Node {
  handleInput(message: string): number { // ~ time-as-parameter
    return message.length;
  }
  handleTimeout(): void {} // ~ time-as-parameter
}
