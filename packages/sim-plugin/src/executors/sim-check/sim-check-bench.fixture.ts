import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { vi } from 'vitest';
import simCheckExecutor from './executor.js';
import type { SimCheckOptions } from './options.js';
import {
  ordersContext,
  ordersWorkspace,
  type Write,
  writerIn,
} from './orders-workspace.fixture.js';

const typescript = dirname(createRequire(import.meta.url).resolve('typescript/package.json'));

/** A workspace with the project `orders`, which sim-check checks, and the text that it prints. */
export class SimCheckBench {
  readonly root = ordersWorkspace(typescript);
  readonly write: Write = writerIn(this.root);
  /** The text printed so far. */
  output = '';

  constructor() {
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      this.output += String(text);
      return true;
    });
  }

  check(options: SimCheckOptions = {}): Promise<{ success: boolean }> {
    return simCheckExecutor(options, ordersContext(this.root));
  }

  dispose(): void {
    vi.restoreAllMocks();
    rmSync(this.root, { recursive: true, force: true });
  }
}
