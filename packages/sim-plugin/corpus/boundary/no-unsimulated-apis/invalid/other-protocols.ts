// Protocols that the simulation does not speak, loaded when they are needed.
import http2 from 'node:http2';
import { connect as connectSecurely } from 'node:tls';
export const call = (url: string): unknown => http2.connect(url); // ~ no-unsimulated-apis
export const secure = (): unknown => connectSecurely(443); // ~ no-unsimulated-apis
export const repl = async (): Promise<unknown> => (await import('node:repl')).start('> '); // ~ no-unsimulated-apis
export const channel = (name: string): unknown => new BroadcastChannel(name); // ~ no-unsimulated-apis
