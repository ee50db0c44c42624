import { type SansIoNode } from '../../contracts/sans-io-node.js';

/** The names of a node's own methods: what clients call, beside the four that a driver calls. */
export type ClientMethod<Node> = {
  [Name in Exclude<keyof Node, keyof SansIoNode<unknown>>]: Node[Name] extends (
    ...args: never[]
  ) => unknown
    ? Name
    : never;
}[Exclude<keyof Node, keyof SansIoNode<unknown>>];

/** What a method takes. */
export type Arguments<Method> = Method extends (...args: infer Args) => unknown ? Args : never;
/** What a method gives. */
export type Result<Method> = Method extends (...args: never[]) => infer Value ? Value : never;
