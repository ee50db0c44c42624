import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import type { AmbientUse, UseKind } from './ambient-use.js';
import type { Bindings } from './bindings.js';
import { isGlobalObject, memberPath } from './member-path.js';
import { memberName, propertyName } from './static-value.js';

/** Members by which a function is called in another way. */
const INVOKERS: ReadonlySet<string> = new Set(['apply', 'bind', 'call']);

/** Where a value is, while it is followed through a file. */
interface Flow {
  readonly path: string;
  readonly renamed: boolean;
}

/**
 * Follows an ambient API from where a file names it to where it is used: through members, aliases,
 * destructuring, wrappers that only exist for the type checker, and reassignment.
 *
 * It follows names, not values through calls: what a function is given or gives back is an `escape`.
 */
export class Trace {
  readonly #bindings: Bindings;
  readonly #emit: (use: AmbientUse) => void;
  readonly #followed = new Map<Variable, Set<string>>();

  constructor(bindings: Bindings, emit: (use: AmbientUse) => void) {
    this.#bindings = bindings;
    this.#emit = emit;
  }

  /** Follows `path`, which `node` evaluates to. */
  follow(node: TSESTree.Node, path: string, renamed = false): void {
    this.#at(node, { path, renamed });
  }

  /** Follows what `pattern` binds when it takes `path` apart; `named` is where that is said. */
  bind(pattern: TSESTree.Node, path: string, named: TSESTree.Node = pattern): void {
    this.#bind(pattern, { path, renamed: false }, named);
  }

  #at(node: TSESTree.Node, flow: Flow): void {
    const parent = node.parent;
    switch (parent?.type) {
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression':
      case 'TSTypeAssertion':
      case 'TSInstantiationExpression':
      case 'ChainExpression':
      case 'AwaitExpression':
        this.#at(parent, flow);
        return;
      case 'SequenceExpression':
        if (parent.expressions.at(-1) === node) this.#at(parent, flow);
        return;
      case 'ConditionalExpression':
        if (parent.test === node) this.#use(node, flow, 'test');
        else this.#at(parent, flow);
        return;
      case 'LogicalExpression':
        this.#at(parent, flow);
        return;
      case 'MemberExpression':
        if (parent.object === node) this.#member(parent, flow);
        else this.#use(node, flow, 'escape');
        return;
      case 'CallExpression':
      case 'NewExpression':
        this.#callOrArgument(node, parent, flow);
        return;
      case 'VariableDeclarator':
        if (parent.init === node) this.#bind(parent.id, flow, node);
        return;
      case 'AssignmentExpression':
        if (parent.left === node) this.#use(node, flow, 'write');
        else this.#assign(parent, node, flow);
        return;
      case 'AssignmentPattern':
        if (parent.right === node) this.#bind(parent.left, flow, node);
        return;
      default:
        this.#other(node, parent, flow);
    }
  }

  #other(node: TSESTree.Node, parent: TSESTree.Node | undefined, flow: Flow): void {
    switch (parent?.type) {
      case 'TSTypeQuery':
      case 'TSQualifiedName':
      case 'TSTypeReference':
      case 'ExpressionStatement':
        return;
      case 'UnaryExpression':
      case 'BinaryExpression':
      case 'IfStatement':
      case 'WhileStatement':
      case 'SwitchCase':
      case 'SwitchStatement':
        this.#use(node, flow, 'test');
        return;
      case 'UpdateExpression':
        this.#use(node, flow, 'write');
        return;
      case 'ExportSpecifier':
      case 'ExportDefaultDeclaration':
        this.#use(node, flow, 'export');
        return;
      case 'ClassDeclaration':
      case 'ClassExpression':
        this.#use(node, flow, 'extend');
        this.#subclass(parent, flow.path);
        return;
      default:
        this.#use(node, flow, 'escape');
    }
  }

  #member(member: TSESTree.MemberExpression, flow: Flow): void {
    const name = memberName(member, this.#bindings);
    if (name === undefined) {
      this.#use(member, flow, 'dynamic');
      return;
    }
    if (name === 'then' && member.object.type === 'ImportExpression') {
      this.#then(member, flow);
      return;
    }
    if (INVOKERS.has(name) && !isGlobalObject(flow.path)) {
      this.#use(member, flow, 'call');
      return;
    }
    this.#use(member, flow, 'member');
    this.#at(member, { path: memberPath(flow.path, name), renamed: false });
  }

  /** `import('…').then((module) => …)`: the module goes on as the callback's parameter. */
  #then(member: TSESTree.MemberExpression, flow: Flow): void {
    const call = member.parent;
    const callback = call.type === 'CallExpression' ? call.arguments[0] : undefined;
    const parameter =
      callback?.type === 'ArrowFunctionExpression' || callback?.type === 'FunctionExpression'
        ? callback.params[0]
        : undefined;
    if (parameter) this.#bind(parameter, flow, member);
    else this.#use(member, flow, 'escape');
  }

  #callOrArgument(
    node: TSESTree.Node,
    parent: TSESTree.CallExpression | TSESTree.NewExpression,
    flow: Flow,
  ): void {
    if (parent.callee !== node) {
      this.#use(node, flow, 'escape');
      return;
    }
    const spread = parent.arguments.some((argument) => argument.type === 'SpreadElement');
    this.#emit({
      path: flow.path,
      kind: parent.type === 'NewExpression' ? 'construct' : 'call',
      node: parent,
      argumentCount: spread ? undefined : parent.arguments.length,
      renamed: flow.renamed,
    });
    if (parent.type === 'NewExpression') this.#instance(parent, flow.path);
  }

  /** `new Date(0).constructor` is `Date` again. */
  #instance(construction: TSESTree.NewExpression, path: string): void {
    const member = construction.parent;
    if (member.type !== 'MemberExpression' || member.object !== construction) return;
    if (memberName(member, this.#bindings) === 'constructor') this.follow(member, path);
  }

  /** A class without a constructor of its own is made as its base is. */
  #subclass(
    { id, body }: TSESTree.ClassDeclaration | TSESTree.ClassExpression,
    path: string,
  ): void {
    const hasOwn = body.body.some(
      (it) => it.type === 'MethodDefinition' && it.kind === 'constructor',
    );
    if (id && !hasOwn) this.#followVariable(id, path);
  }

  #assign(assignment: TSESTree.AssignmentExpression, node: TSESTree.Node, flow: Flow): void {
    this.#bind(assignment.left, flow, node);
    if (assignment.parent.type !== 'ExpressionStatement') this.#at(assignment, flow);
  }

  #bind(pattern: TSESTree.Node, flow: Flow, named: TSESTree.Node): void {
    switch (pattern.type) {
      case 'Identifier':
        this.#use(named, flow, 'alias');
        this.#followVariable(pattern, flow.path);
        return;
      case 'AssignmentPattern':
        this.#bind(pattern.left, flow, named);
        return;
      case 'ObjectPattern':
        for (const property of pattern.properties) this.#take(property, flow);
        return;
      default:
        this.#use(named, flow, 'escape');
    }
  }

  #take(property: TSESTree.Property | TSESTree.RestElement, flow: Flow): void {
    if (property.type === 'RestElement') {
      this.#bind(property.argument, { ...flow, renamed: true }, property);
      return;
    }
    const name = propertyName(property, this.#bindings);
    if (name === undefined) {
      this.#use(property, flow, 'dynamic');
      return;
    }
    this.#use(property, flow, 'member');
    this.#bind(property.value, { path: memberPath(flow.path, name), renamed: false }, property);
  }

  #followVariable(identifier: TSESTree.Identifier, path: string): void {
    const variable = this.#bindings.variableOf(identifier);
    if (!variable) return;
    const paths = this.#followed.get(variable) ?? new Set();
    if (paths.has(path)) return;
    this.#followed.set(variable, paths.add(path));
    if (isExported(variable)) this.#use(identifier, { path, renamed: true }, 'export');
    for (const reference of variable.references) {
      if (reference.isRead()) this.#at(reference.identifier, { path, renamed: true });
    }
  }

  #use(node: TSESTree.Node, flow: Flow, kind: UseKind): void {
    this.#emit({ path: flow.path, kind, node, renamed: flow.renamed });
  }
}

/** `export const name = …`; names that are exported later have a reference there. */
function isExported({ defs }: Variable): boolean {
  return defs.some(({ parent }) => parent?.parent?.type === 'ExportNamedDeclaration');
}
