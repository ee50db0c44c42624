/** The three module types, each with the project that the tests and the demo generate for it. */
export interface StarterModule {
  readonly type: 'coordination' | 'gossip' | 'pipeline';
  /** The project's name without its scope; Nx finds the project by it. */
  readonly name: string;
  /** The project's folder, relative to the workspace's root. */
  readonly root: string;
}

export const ORDERS: StarterModule = {
  type: 'coordination',
  name: 'orders',
  root: 'packages/orders',
};

export const MEMBERSHIP: StarterModule = {
  type: 'gossip',
  name: 'membership',
  root: 'packages/membership',
};

export const SCANNER: StarterModule = {
  type: 'pipeline',
  name: 'scanner',
  root: 'packages/scanner',
};

export const STARTER_MODULES: readonly StarterModule[] = [ORDERS, MEMBERSHIP, SCANNER];
