import type { TSESTree } from '@typescript-eslint/types';
import { ambientUses } from '../ambient/ambient-uses.js';
import { bindingsOf } from '../ambient/bindings.js';
import { memberName, staticString } from '../ambient/static-value.js';
import { isDate } from '../syntax/date-values.js';
import { unwrap } from '../syntax/mutation.js';
import type { Rule, RuleContext } from '../rule.js';

type MessageId = 'locale' | 'fixedLocale' | 'timeZone' | 'parse';

/** Methods that no other class has: they ask for the locale. */
const LOCALE_METHODS: ReadonlySet<string> = new Set([
  'toLocaleString',
  'toLocaleDateString',
  'toLocaleTimeString',
  'toLocaleLowerCase',
  'toLocaleUpperCase',
  'localeCompare',
]);

/** Methods of `Date` that read or write in the machine's time zone. */
const LOCAL_TIME = new RegExp(
  '^(?:[gs]et(?:Date|Day|FullYear|Hours|Milliseconds|Minutes|Month|Seconds|Year)' +
    '|getTimezoneOffset|to(?:Date|Time)?String)$',
);

/** Dates that name a time but no zone: read as local time. */
const LOCAL_LITERAL = /^\d{4}-\d\d-\d\dT[\d:.]+$/;
const ISO_LITERAL = /^[+-]?\d{4,6}(-\d\d(-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d)?)?)?)?$/;

/** Nothing depends on where in the world the machine believes to be. */
export const noLocale: Rule<MessageId> = {
  name: 'no-locale',
  summary: 'Compare and format without locale and time zone.',
  why: 'Locale, time zone and the data behind them belong to the machine, so the same seed can sort or count differently elsewhere.',
  severity: 'BLOCK',
  boundaries: ['strict', 'moderate'],
  messages: {
    locale: {
      what: '`{{api}}` follows the locale of the machine.',
      fix: 'Compare with `<` and `>`, and leave formatting to the edge.',
    },
    fixedLocale: {
      what: '`{{api}}` follows the locale data that the engine was built with.',
      fix: 'Compare with `<` and `>`, and leave formatting to the edge.',
      severity: 'WARN',
    },
    timeZone: {
      what: '`{{api}}` follows the time zone of the machine.',
      fix: 'Use the UTC form, such as `getUTCHours`, `toISOString` or `Date.UTC`, or count in ticks.',
    },
    parse: {
      what: '`{{api}}` leaves the reading of this text to the engine or to the time zone of the machine.',
      fix: 'Write the date in full ISO form with a zone, `2026-01-31T12:00:00Z`, or pass a number.',
    },
  },
  create(context) {
    const checkText = (node: TSESTree.Node, value: TSESTree.Node, api: string): void => {
      if (!isDate(value, bindingsOf(context.source))) return;
      context.report({ node, messageId: 'timeZone', data: { api } });
    };
    return {
      CallExpression(node) {
        checkMethod(node, context);
        const [value] = node.arguments;
        if (value && isGlobal(node.callee, 'String', context))
          checkText(node, value, 'String(date)');
      },
      TemplateLiteral(node) {
        // A tag gets the date itself.
        if (node.parent.type === 'TaggedTemplateExpression') return;
        for (const value of node.expressions) checkText(value, value, '${date}');
      },
      BinaryExpression(node) {
        if (node.operator !== '+') return;
        const date = [node.left, node.right].find((it) => isDate(it, bindingsOf(context.source)));
        if (date) checkText(node, date, 'date + …');
      },
      'Program:exit'() {
        for (const use of ambientUses(context.source)) {
          const { node } = use;
          if (use.path.startsWith('Intl.') && (use.kind === 'construct' || use.kind === 'call')) {
            report(context, node, use.path, 0);
          } else if (use.path === 'Date' && use.kind === 'construct') {
            checkConstruction(node, context);
          } else if (use.path === 'Date.parse' && use.kind === 'call') {
            checkLiteral(node, 'Date.parse', context);
          }
        }
      },
    };
  },
};

function checkMethod(node: TSESTree.CallExpression, context: RuleContext<MessageId>): void {
  const callee = unwrap(node.callee);
  if (callee.type !== 'MemberExpression') return;
  const bindings = bindingsOf(context.source);
  const method = memberName(callee, bindings);
  if (method === undefined) return;
  if (LOCALE_METHODS.has(method)) {
    report(context, node, method, method === 'localeCompare' ? 1 : 0);
  } else if (LOCAL_TIME.test(method) && isDate(callee.object, bindings)) {
    context.report({ node, messageId: 'timeZone', data: { api: method } });
  }
}

/** Reports a use of the locale, milder where the argument at `position` fixes which one. */
function report(
  context: RuleContext<MessageId>,
  node: TSESTree.Node,
  api: string,
  position: number,
): void {
  const locale = 'arguments' in node ? node.arguments[position] : undefined;
  const fixed = locale && staticString(locale, bindingsOf(context.source)) !== undefined;
  context.report({ node, messageId: fixed ? 'fixedLocale' : 'locale', data: { api } });
}

function isGlobal(node: TSESTree.Node, name: string, { source }: RuleContext<MessageId>): boolean {
  if (node.type !== 'Identifier' || node.name !== name) return false;
  return bindingsOf(source).variableOf(node) === undefined;
}

function checkConstruction(node: TSESTree.Node, context: RuleContext<MessageId>): void {
  if (node.type !== 'NewExpression') return;
  if (node.arguments.length > 1) {
    context.report({ node, messageId: 'timeZone', data: { api: 'new Date(year, month, …)' } });
  } else {
    checkLiteral(node, 'new Date', context);
  }
}

function checkLiteral(node: TSESTree.Node, api: string, context: RuleContext<MessageId>): void {
  const [argument] = 'arguments' in node ? node.arguments : [];
  if (argument?.type !== 'Literal' && argument?.type !== 'TemplateLiteral') return;
  if (argument.type === 'Literal' && typeof argument.value !== 'string') return;
  const text = staticString(argument, bindingsOf(context.source));
  if (text === undefined || (ISO_LITERAL.test(text) && !LOCAL_LITERAL.test(text))) return;
  context.report({ node, messageId: 'parse', data: { api } });
}
