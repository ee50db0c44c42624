let depth = 0;

export function visit(work: () => void): number {
  const before = depth;
  try {
    depth = before + 1; // ~ no-module-state
    work();
    return depth;
  } finally {
    depth = before; // ~ no-module-state
  }
}

export function forget(work: () => void): void {
  try {
    depth += 1; // ~ no-module-state
    work();
  } finally {
    depth = 0; // ~ no-module-state
  }
}
