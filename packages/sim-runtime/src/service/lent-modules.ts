import assert from 'node:assert';
import * as async_hooks from 'node:async_hooks';
import * as buffer from 'node:buffer';
import * as crypto from 'node:crypto';
import { METHODS, STATUS_CODES } from 'node:http';
import path from 'node:path';
import process from 'node:process';
import * as querystring from 'node:querystring';
import * as string_decoder from 'node:string_decoder';
import * as url from 'node:url';
import * as util from 'node:util';
import * as zlib from 'node:zlib';

const { version, versions, release, features } = process;

/** Views of buffers and their buffer: those of the outside, so that a `Buffer` is one of them. */
const views = {
  ArrayBuffer,
  DataView,
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
};

const errors = { Error, TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError };

/**
 * What is lent to hosts: modules and globals that are pure. Nothing here returns a promise, keeps a registry or
 * calls back later.
 */
export const LENT: Readonly<Record<string, unknown>> = {
  assert,
  'assert/strict': assert.strict,
  async_hooks,
  buffer,
  crypto,
  http: { METHODS, STATUS_CODES },
  path,
  'path/posix': path.posix,
  'path/win32': path.win32,
  process: { version, versions, release, features },
  querystring,
  string_decoder,
  url,
  util,
  'util/types': util.types,
  zlib,
  errors,
  /** The switch of `sim-mutate`, where it runs: a host reads it at its start. */
  get mutants() {
    return (globalThis as unknown as Record<symbol, unknown>)[Symbol.for('gossip.mutants')];
  },
  globals: {
    ...views,
    Buffer: buffer.Buffer,
    URL,
    URLSearchParams,
    TextEncoder,
    TextDecoder,
    atob,
    btoa,
  },
};
