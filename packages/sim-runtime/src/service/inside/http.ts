import { ClientRequest } from './http-client.js';
import { request as makeRequest } from './http-request.js';
import { Server } from './http-server.js';

export { Agent, globalAgent } from './http-agent.js';
export { IncomingMessage, OutgoingMessage } from './http-messages.js';
export { ServerResponse } from './http-server.js';
export { maxHeaderSize, METHODS, STATUS_CODES } from './http-constants.js';
export { ClientRequest, Server };

export function createServer(...args: unknown[]): Server {
  return new Server(...args);
}

export function request(...args: unknown[]): ClientRequest {
  return makeRequest('http:', args);
}

export function get(...args: unknown[]): ClientRequest {
  const made = request(...args);
  made.end();
  return made;
}

export function validateHeaderName(): void {
  // Names are not checked.
}

export function validateHeaderValue(): void {
  // Values are not checked.
}

export function setMaxIdleHTTPParsers(): void {
  // There are no parsers.
}
