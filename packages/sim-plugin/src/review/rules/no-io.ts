import type { TSESTree } from '@typescript-eslint/types';
import type { RuleContext, Rule } from '../rule.js';
import { UNKNOWN_MODULE, type AmbientUse } from '../ambient/ambient-use.js';
import { ambientUses } from '../ambient/ambient-uses.js';
import { memberName } from '../ambient/static-value.js';
import { isError } from '../syntax/error-values.js';
import { bindingsOf } from '../ambient/bindings.js';
import { doesIo, PROCESS_MEMBERS } from '../ambient/io-modules.js';
import {
  ALLOW_OPTION,
  anyUse,
  forbidden,
  isAllowed,
  reportForbidden,
  type ForbiddenApis,
} from '../ambient/forbidden-api.js';

type MessageId =
  | 'module'
  | 'network'
  | 'storage'
  | 'environment'
  | 'buildMode'
  | 'stack'
  | 'output'
  | 'thread'
  | 'loader'
  | 'unknown';

const APIS: ForbiddenApis<MessageId> = new Map([
  ...forbidden<MessageId>('network', [
    'fetch',
    'XMLHttpRequest',
    'WebSocket',
    'WebSocketStream',
    'WebTransport',
    'EventSource',
    'RTCPeerConnection',
    'navigator.*',
    'Bun.connect',
    'Bun.listen',
    'Bun.serve',
    'Deno.connect',
    'Deno.listen',
    'Deno.serve',
  ]),
  ...forbidden<MessageId>('storage', [
    'localStorage',
    'sessionStorage',
    'indexedDB',
    'caches',
    'cookieStore',
    'Bun.file',
    'Bun.write',
    'Deno.open',
    'Deno.readFile',
    'Deno.readTextFile',
    'Deno.writeFile',
    'Deno.writeTextFile',
  ]),
  ...forbidden<MessageId>('environment', [
    ...PROCESS_MEMBERS.flatMap((name) => [`process.${name}`, `node:process.${name}`]),
    'document.*',
    'location.*',
    'Bun.env',
    'Deno.env',
    'Deno.args',
  ]),
  ...['process.env', 'node:process.env'].map(
    (path) =>
      [
        path,
        [
          { messageId: 'buildMode', when: isBuildMode },
          { messageId: 'environment', when: anyUse },
        ],
      ] as const,
  ),
  ...forbidden<MessageId>('thread', [
    'Worker',
    'SharedWorker',
    'BroadcastChannel',
    'MessageChannel',
    'Atomics.notify',
  ]),
  ...forbidden<MessageId>('loader', ['node:module.createRequire']),
  ...forbidden<MessageId>('output', [
    ...['debug', 'error', 'info', 'log', 'table', 'trace', 'warn'].map((it) => `console.${it}`),
  ]),
]);

/** `process.env.NODE_ENV`, which bundlers replace by a constant. */
function isBuildMode({ kind, node }: AmbientUse): boolean {
  if (kind !== 'member' || node.type !== 'MemberExpression') return false;
  const { property } = node;
  const name = property.type === 'Literal' ? property.value : undefined;
  return name === 'NODE_ENV' || (property.type === 'Identifier' && property.name === 'NODE_ENV');
}

/** No I/O: neither modules that do it nor globals that do. */
export const noIo: Rule<MessageId> = {
  name: 'no-io',
  summary: 'Describe effects; never read from the world or write to it.',
  why: 'What the world answers, and when, is not decided by the seed; under simulation there is no world, only the simulated one.',
  severity: 'BLOCK',
  boundaries: ['strict', 'moderate'],
  messages: {
    module: {
      what: '`{{api}}` is a module that reads from the world or writes to it.',
      fix: 'Return an effect and let the driver do it, or put it behind a port that an adapter implements.',
    },
    network: {
      what: '`{{api}}` uses the network or the device.',
      fix: 'Return an effect and let the driver do it, or put it behind a port that an adapter implements.',
    },
    storage: {
      what: '`{{api}}` reads or writes storage that outlives the run.',
      fix: 'Return an effect and let the driver do it, or put it behind a port that an adapter implements.',
    },
    environment: {
      what: '`{{api}}` depends on the process or machine that the code runs in.',
      fix: 'Read it once at the edge and pass the value in as configuration.',
    },
    buildMode: {
      what: '`{{api}}.NODE_ENV` makes tests run other code than production does.',
      fix: 'Let what is simulated be what ships; decide at the edge, and pass the decision in as configuration.',
      severity: 'WARN',
    },
    stack: {
      what: '`{{api}}` names files and lines, and how deep the calls are, which depends on the machine, the build and the engine.',
      fix: 'Keep the `name` and the `message` of an error, and leave its stack to the code that reports it.',
      severity: 'WARN',
    },
    output: {
      what: '`{{api}}` writes to the terminal; every universe of a sweep would.',
      fix: 'Return an effect that says what happened; the trace of a run shows it.',
      severity: 'INFO',
    },
    thread: {
      what: '`{{api}}` starts or talks to another thread, whose timing no seed decides.',
      fix: 'Keep the logic in one thread and return an effect that asks for the work.',
    },
    loader: {
      what: '`{{api}}` loads modules that this review cannot see.',
      fix: 'Import what is needed by name.',
    },
    unknown: {
      what: 'Which module is loaded here is only known while running.',
      fix: 'Import what is needed by name.',
    },
  },
  options: ALLOW_OPTION,
  create(context) {
    const globals = reportForbidden(context, APIS);
    return {
      MetaProperty(node) {
        const api = metaMember(node);
        if (api === undefined || isAllowed(context, api)) return;
        context.report({ node: node.parent, messageId: 'environment', data: { api } });
      },
      MemberExpression(node) {
        const name = memberName(node, bindingsOf(context.source));
        const isRead = node.parent.type !== 'AssignmentExpression' || node.parent.left !== node;
        if (name !== 'stack' || !isRead) return;
        reportStack(node, node.object, context);
      },
      VariableDeclarator({ id, init }) {
        const stack = init && stackIn(id);
        if (stack) reportStack(stack, init, context);
      },
      CatchClause({ param }) {
        const stack = param && stackIn(param);
        if (stack)
          context.report({ node: stack, messageId: 'stack', data: { api: 'error.stack' } });
      },
      'Program:exit'(program) {
        globals['Program:exit']?.(program);
        reportModules(context);
      },
    };
  },
};

/** What `import.meta` tells of the machine and of the build. */
function metaMember({ meta, parent }: TSESTree.MetaProperty): string | undefined {
  if (meta.name !== 'import' || parent.type !== 'MemberExpression') return undefined;
  const name = parent.property.type === 'Identifier' ? parent.property.name : '';
  return /^(dirname|env|filename|resolve|url)$/.test(name) ? `import.meta.${name}` : undefined;
}

function reportStack(
  node: TSESTree.Node,
  object: TSESTree.Node,
  context: RuleContext<MessageId>,
): void {
  const api = 'error.stack';
  if (isAllowed(context, api) || !isError(object, bindingsOf(context.source))) return;
  context.report({ node, messageId: 'stack', data: { api } });
}

/** The property by which a pattern takes the stack of an error. */
function stackIn(pattern: TSESTree.Node): TSESTree.Node | undefined {
  if (pattern.type !== 'ObjectPattern') return undefined;
  return pattern.properties.find(
    (it) => it.type === 'Property' && it.key.type === 'Identifier' && it.key.name === 'stack',
  );
}

function reportModules(context: RuleContext<MessageId>): void {
  for (const { kind, path, node } of ambientUses(context.source)) {
    if (kind !== 'load' || isAllowed(context, path)) continue;
    if (path === UNKNOWN_MODULE) context.report({ node, messageId: 'unknown' });
    else if (doesIo(path)) context.report({ node, messageId: 'module', data: { api: path } });
  }
}
