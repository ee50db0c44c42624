// A type-only import is gone before anything runs.
import { type ReadStream } from 'node:fs';
import type { Socket } from 'node:net';
export type Source = ReadStream | Socket;
