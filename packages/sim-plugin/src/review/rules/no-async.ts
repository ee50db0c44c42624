import type { TSESTree } from '@typescript-eslint/types';
import { ambientUses } from '../ambient/ambient-uses.js';
import type { AmbientUse } from '../ambient/ambient-use.js';
import { anyUse, apiName, useOf } from '../ambient/forbidden-api.js';
import {
  enclosingOperation,
  functionName,
  isFunction,
  operationOf,
  type FunctionNode,
} from '../syntax/operations.js';
import type { Rule, RuleContext } from '../rule.js';

type MessageId = 'asyncFunction' | 'await' | 'promise' | 'answered' | 'import' | 'port';

/**
 * No asynchronous code in the strict boundary; in the moderate one none in the operations that decide,
 * while ports may wait.
 */
export const noAsync: Rule<MessageId> = {
  name: 'no-async',
  summary: 'Keep transitions, protocol methods and strict ports synchronous.',
  why: 'What else runs between an await and its answer is decided by the event loop, not by the seed.',
  severity: 'BLOCK',
  boundaries: ['strict', 'moderate'],
  messages: {
    asyncFunction: {
      what: '`{{name}}` is asynchronous.',
      fix: 'Make it synchronous: return the effect that asks for the slow work, and take its answer as another input.',
    },
    await: {
      what: '`{{name}}` suspends the operation half-way.',
      fix: 'Return the effect that asks for the slow work, and take its answer as another input.',
    },
    promise: {
      what: '`Promise` defers work to the event loop.',
      fix: 'Return the effect that asks for the slow work, and take its answer as another input.',
    },
    answered: {
      what: '`{{api}}` gives its results when the event loop gets to it.',
      fix: 'Return the effect that asks for the slow work, and take its answer as another input.',
    },
    import: {
      what: '`import()` answers with a promise, and loads code in the middle of a run.',
      fix: 'Import the module at the top of the file.',
    },
    port: {
      what: '`{{name}}` is declared to answer with a promise.',
      fix: 'Declare it to answer at once, or turn the question into an effect and the answer into an input.',
    },
  },
  create(context) {
    const isStrict = context.boundary === 'strict';
    const judged = (node: TSESTree.Node): boolean =>
      isStrict || enclosingOperation(node) !== undefined;
    const checkFunction = (node: FunctionNode): void => {
      if (!node.async || (!isStrict && !operationOf(node) && !enclosingOperation(node))) return;
      context.report({
        node,
        messageId: 'asyncFunction',
        data: { name: functionName(node) ?? 'the function' },
      });
    };
    return {
      FunctionDeclaration: checkFunction,
      FunctionExpression: checkFunction,
      ArrowFunctionExpression: checkFunction,
      AwaitExpression(node) {
        // An await inside an async function is that function's fault, which is reported.
        if (judged(node) && !insideAsync(node)) {
          context.report({ node, messageId: 'await', data: { name: 'await' } });
        }
      },
      ForOfStatement(node) {
        if (node.await && judged(node) && !insideAsync(node)) {
          context.report({ node, messageId: 'await', data: { name: 'for await' } });
        }
      },
      ImportExpression(node) {
        // An await is reported itself, or is the fault of the function around it.
        if (!judged(node) || insideAsync(node) || node.parent.type === 'AwaitExpression') return;
        context.report({ node, messageId: 'import' });
      },
      TSMethodSignature(node) {
        if (isStrict) checkPort(node, node.returnType, context);
      },
      TSFunctionType(node) {
        if (isStrict) checkPort(node, node.returnType, context);
      },
      'Program:exit'() {
        for (const use of ambientUses(context.source)) {
          if (defers(use) && judged(use.node)) {
            context.report({ node: use.node, messageId: 'promise' });
          } else if (answersLater(use) && judged(use.node)) {
            const data = { api: apiName(use) };
            context.report({ node: use.node, messageId: 'answered', data });
          }
        }
      },
    };
  },
};

function checkPort(
  node: TSESTree.TSMethodSignature | TSESTree.TSFunctionType,
  returns: TSESTree.TSTypeAnnotation | undefined,
  { report }: RuleContext<MessageId>,
): void {
  const type = returns?.typeAnnotation;
  if (type?.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return;
  if (!/^Promise(Like)?$|^Async(Iterator|Iterable|Generator)$/.test(type.typeName.name)) return;
  const key = node.type === 'TSMethodSignature' ? node.key : undefined;
  const name = key?.type === 'Identifier' ? key.name : 'the function';
  report({ node: type, messageId: 'port', data: { name } });
}

/** What makes promises of the class itself, by any name. Uses of its members are reported one by one. */
const usesClass = useOf('construct', 'dynamic', 'escape', 'extend');

function defers(use: AmbientUse): boolean {
  return use.path === 'Promise' ? usesClass(use) : use.path.startsWith('Promise.') && anyUse(use);
}

const STREAMS: ReadonlySet<string> = new Set([
  'ReadableStream',
  'WritableStream',
  'TransformStream',
  'CompressionStream',
  'DecompressionStream',
  'TextDecoderStream',
  'TextEncoderStream',
]);

/** Draws and keys are another rule's. */
const SUBTLE = /^(?:(?:node:)?crypto\.)?(?:webcrypto\.)?subtle\.(?!generateKey$)/;
const COMPILERS = /^WebAssembly\.(?:compile|instantiate)(?:Streaming)?$/;

/** What the platform does later, and answers with a promise or by a callback. */
function answersLater(use: AmbientUse): boolean {
  const { path } = use;
  if (STREAMS.has(path)) return use.kind === 'construct';
  return (path === 'Array.fromAsync' || SUBTLE.test(path) || COMPILERS.test(path)) && anyUse(use);
}

function insideAsync(node: TSESTree.Node): boolean {
  for (let at = node.parent; at; at = at.parent) if (isFunction(at)) return at.async;
  return false;
}
