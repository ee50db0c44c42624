// Handed on whole.
export * from 'node:child_process'; // ~ no-io
