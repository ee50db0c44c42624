import { type Layout } from '../workspace/layout.js';
import { MEMBERSHIP, ORDERS, SCANNER, type StarterModule } from '../workspace/starter-modules.js';

export type PackageManager = 'npm' | 'pnpm' | 'yarn';

/** One combination of what a user's workspace may be made with. */
export interface Row {
  /** What `npm run matrix` knows it by. */
  readonly name: string;
  readonly nx: string;
  readonly manager: PackageManager;
  readonly typescript: string;
  /** The major version. */
  readonly node: string;
  readonly layout: Layout;
  /**
   * Whether `create-nx-workspace` makes the workspace. Where that does not exist in the version, or its plugins do
   * not work with the TypeScript, a workspace is Nx and TypeScript alone.
   */
  readonly isPreset: boolean;
  readonly modules: readonly StarterModule[];
  /** Why it is as it is. */
  readonly remark?: string;
}

const USUAL = {
  nx: '23.2.1',
  manager: 'npm',
  typescript: '6.0',
  node: '20',
  layout: 'solution',
  isPreset: true,
  modules: [ORDERS],
} as const;

/** Every version at least once, and what most people have with all types of modules in both layouts. */
export const ROWS: readonly Row[] = [
  { ...USUAL, name: 'solution', modules: [ORDERS, MEMBERSHIP, SCANNER] },
  { ...USUAL, name: 'integrated', layout: 'integrated', modules: [ORDERS, MEMBERSHIP, SCANNER] },
  { ...USUAL, name: 'nx-22', nx: '22.7.12', typescript: '5.9', modules: [MEMBERSHIP] },
  {
    ...USUAL,
    name: 'nx-24',
    nx: '24.0.6',
    isPreset: false,
    modules: [SCANNER],
    remark: 'Nx alone: its plugins for TypeScript, Vitest and ESLint are not published at 24 yet',
  },
  { ...USUAL, name: 'pnpm', manager: 'pnpm' },
  { ...USUAL, name: 'yarn', manager: 'yarn', layout: 'integrated' },
  {
    ...USUAL,
    name: 'typescript-7',
    typescript: '7.0',
    isPreset: false,
    remark: "Nx alone: Nx's plugins for TypeScript and ESLint need the API that TypeScript 7 lacks",
  },
  { ...USUAL, name: 'node-24', node: '24', modules: [MEMBERSHIP] },
];
