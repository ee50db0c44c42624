// Shared by all instances.
export class Node {
  static count = 0;
  constructor() {
    Node.count += 1; // ~ no-module-state
  }
}
