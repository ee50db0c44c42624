import { type ClientRequest } from './http-client.js';
import { request as makeRequest } from './http-request.js';

// Between simulated hosts nothing is encrypted: certificates are not looked at.
export { Agent, globalAgent } from './http-agent.js';

export function request(...args: unknown[]): ClientRequest {
  return makeRequest('https:', args);
}

export function get(...args: unknown[]): ClientRequest {
  const made = request(...args);
  made.end();
  return made;
}
