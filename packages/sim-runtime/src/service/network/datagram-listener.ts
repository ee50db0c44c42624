/** What hears of datagrams that arrive at a port. */
export type DatagramListener = (bytes: Uint8Array, address: string, port: number) => void;
