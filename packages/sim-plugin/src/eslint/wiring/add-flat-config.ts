import type { TSESTree } from '@typescript-eslint/types';
import { parseSource } from '../../review/source/parse-source.js';
import { unwrap } from '../../review/syntax/mutation.js';

/** Where a text is changed: what is put in, and before which offset. */
interface Insertion {
  readonly offset: number;
  readonly text: string;
}

const PLUGIN = '@gossip/sim-plugin/eslint';

/**
 * Adds a config to the end of the list that a flat ESLint config exports.
 *
 * @param filename - tells an ES module from a CommonJS one where the text does not
 * @param config - the element, in terms of `simulation`, the plugin's default export
 * @returns `undefined` when the text exports no list, so that it has to be added by hand
 */
export function addFlatConfig(filename: string, text: string, config: string): string | undefined {
  if (hasConfig(text, config)) return text;
  const { ast, problems } = parseSource(filename.replace(/\.js$/, '.mjs'), text);
  const exported = problems.length === 0 ? exportedConfig(ast) : undefined;
  const list = exported && listOf(unwrap(exported.value));
  if (!exported || !list) return undefined;
  const load = exported.isModule
    ? `import simulation from '${PLUGIN}';\n`
    : `const { default: simulation } = require('${PLUGIN}');\n`;
  const insertions: Insertion[] = [endOf(list, config)];
  if (!text.includes(PLUGIN)) insertions.push({ offset: afterLoads(ast), text: load });
  return apply(text, insertions);
}

/** Matches the list as a formatter may have written it, with any settings added at its end. */
function hasConfig(text: string, config: string): boolean {
  return squeezed(text).includes(squeezed(config).replace(/\]?\}$/, ''));
}

function squeezed(text: string): string {
  return text.replaceAll(/[\s'"`]/g, '').replaceAll(/,(?=[\]}])/g, '');
}

function exportedConfig(
  ast: TSESTree.Program,
): { readonly value: TSESTree.Node; readonly isModule: boolean } | undefined {
  for (const statement of ast.body) {
    if (statement.type === 'ExportDefaultDeclaration') {
      return { value: statement.declaration, isModule: true };
    }
    if (statement.type !== 'ExpressionStatement') continue;
    const { expression } = statement;
    if (expression.type === 'AssignmentExpression' && isModuleExports(expression.left)) {
      return { value: expression.right, isModule: false };
    }
  }
  return undefined;
}

function isModuleExports(node: TSESTree.Node): boolean {
  return (
    node.type === 'MemberExpression' &&
    node.object.type === 'Identifier' &&
    node.object.name === 'module' &&
    node.property.type === 'Identifier' &&
    node.property.name === 'exports'
  );
}

/** `[…]`, or the arguments of a function such as `defineConfig(…)`, whose only one may be a list. */
function listOf(
  node: TSESTree.Node,
): TSESTree.ArrayExpression | TSESTree.CallExpression | undefined {
  if (node.type === 'ArrayExpression') return node;
  if (node.type !== 'CallExpression') return undefined;
  const [only, ...others] = node.arguments;
  return only?.type === 'ArrayExpression' && others.length === 0 ? only : node;
}

function endOf(list: TSESTree.ArrayExpression | TSESTree.CallExpression, text: string): Insertion {
  const elements = list.type === 'ArrayExpression' ? list.elements : list.arguments;
  const last = elements.at(-1);
  return last ? { offset: last.range[1], text: `, ${text}` } : { offset: list.range[1] - 1, text };
}

/** Below the last import or `require`, or at the very top. */
function afterLoads(ast: TSESTree.Program): number {
  const loads = ast.body.filter(
    (statement) =>
      statement.type === 'ImportDeclaration' ||
      (statement.type === 'VariableDeclaration' &&
        statement.declarations.some(({ init }) => isRequire(init))),
  );
  const end = loads.at(-1)?.range[1];
  return end === undefined ? 0 : end + 1;
}

function isRequire(node: TSESTree.Expression | null): boolean {
  return (
    node?.type === 'CallExpression' &&
    node.callee.type === 'Identifier' &&
    node.callee.name === 'require'
  );
}

function apply(text: string, insertions: readonly Insertion[]): string {
  return [...insertions]
    .sort((left, right) => right.offset - left.offset)
    .reduce(
      (all, { offset, text: added }) => all.slice(0, offset) + added + all.slice(offset),
      text,
    );
}
