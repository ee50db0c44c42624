import type { TSESTree } from '@typescript-eslint/types';
import type { ReviewedSource } from '../source/reviewed-source.js';
import {
  canonicalModule,
  dynamicImports,
  moduleImports,
  type ModuleImport,
} from './module-imports.js';
import { UNKNOWN_MODULE, type AmbientUse } from './ambient-use.js';
import { bindingsOf } from './bindings.js';
import { mayTouchGlobals } from './judged-globals.js';
import { staticString } from './static-value.js';
import { Trace } from './trace.js';

const known = new WeakMap<TSESTree.Program, readonly AmbientUse[]>();

/** Calls that give a module, by the path of what is called. */
const LOADERS: ReadonlySet<string> = new Set([
  'require',
  'module.require',
  'process.getBuiltinModule',
  'node:process.getBuiltinModule',
]);

/**
 * Every place where a file touches its environment: globals that it does not declare, and modules
 * that it imports. Computed once per file, for all rules.
 */
export function ambientUses(source: ReviewedSource): readonly AmbientUse[] {
  const cached = known.get(source.ast);
  if (cached) return cached;
  const uses = collect(source);
  known.set(source.ast, uses);
  return uses;
}

function collect(source: ReviewedSource): readonly AmbientUse[] {
  const uses: AmbientUse[] = [];
  const bindings = bindingsOf(source);
  const trace = new Trace(bindings, (use) => {
    uses.push(use);
    if (use.kind === 'call' && LOADERS.has(use.path) && use.node.type === 'CallExpression') {
      load(use.node, use.node.arguments[0]);
    }
  });
  const load = (node: TSESTree.Node, specifier: TSESTree.Node | undefined): void => {
    const name = staticString(specifier, bindings);
    const path = name === undefined ? UNKNOWN_MODULE : canonicalModule(name);
    uses.push({ path, kind: 'load', node, renamed: false });
    if (name !== undefined) trace.follow(node, path);
  };

  if (mayTouchGlobals(source.text)) {
    for (const reference of bindings.unbound) {
      const { identifier } = reference;
      if (!reference.isValueReference || identifier.type !== 'Identifier') continue;
      trace.follow(identifier, identifier.name);
    }
  }
  for (const imported of moduleImports(source)) {
    uses.push({ path: imported.module, kind: 'load', node: imported.specifier, renamed: false });
    if (isJudged(imported.module)) followImport(imported, trace, uses);
  }
  for (const node of dynamicImports(source)) load(node, node.source);
  return uses;
}

/** Files of the workspace are judged where they stand, and the runtime's contracts are trusted. */
function isJudged(module: string): boolean {
  return !/^[./#]/.test(module) && module !== '@gossip/sim-runtime';
}

function followImport(imported: ModuleImport, trace: Trace, uses: AmbientUse[]): void {
  for (const { name, node } of imported.names) {
    const whole = name === '*' || name === 'default';
    const path = whole ? imported.module : `${imported.module}.${name}`;
    if (node.type === 'TSImportEqualsDeclaration') trace.bind(node.id, path, node);
    else if (imported.kind === 'import' && 'local' in node) trace.bind(node.local, path, node);
    else uses.push({ path, kind: 'escape', node, renamed: false });
  }
}
