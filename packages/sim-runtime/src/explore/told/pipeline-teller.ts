import { PIPELINE } from '../../pipeline/pipeline-type.js';
import { describe } from '../../report/describe.js';
import { canonicalText } from '../canonical-text.js';
import { type PipelineAction, type PortCall } from '../pipeline-action.js';
import { type PipelineUniverse } from '../pipeline-model.js';
import { type Teller, type ToldAction } from './teller.js';

type CallAction = Exclude<PipelineAction, { readonly kind: 'crash' }>;

export const pipelineTeller: Teller<PipelineUniverse, PipelineAction> = {
  now: ({ core }) => core.value.now,
  world: ({ core }) => core.value,
  carried: ({ core }, layout) =>
    core.value.calls.flatMap((call) => {
      const to = PIPELINE.portOf?.(call);
      if (to === undefined) return [];
      const from = layout.appliesIn(0);
      return [{ key: canonicalText(call), kind: 'call', from, to, content: call }];
    }),
  tell: (action, layout) => {
    const lane = layout.appliesIn(0);
    if (action.kind === 'crash') {
      const ends = action.writes.map(({ call, outcome }) => `; ${describe(call)} ${outcome}`);
      const what = `crash and restart of the stage${ends.join('')}`;
      return { kind: 'fault', fault: 'crash', what, lane, endsCalls: true };
    }
    return { ...answer(action), lane };
  },
};

/** The end of a call of a port, as the stage hears of it. */
function answer(action: CallAction): ToldAction {
  const { call } = action;
  const key = canonicalText(call);
  const takes = { key, fate: 'delivered' } as const;
  switch (action.kind) {
    case 'end':
      return { kind: call.kind === 'wait' ? 'timeout' : 'applied', what: success(call), takes };
    case 'fail': {
      const fault = call.kind === 'read' ? 'read-failure' : 'write-failure';
      const what = `failure of ${describe(call)}`;
      return { kind: 'fault', fault, what, takes: { key, fate: 'failed' } };
    }
    case 'short':
      return {
        kind: 'fault',
        fault: 'short-read',
        what: `short read: ${action.records.length} records for ${describe(call)}`,
        content: action.records,
        takes,
      };
    case 'corrupt':
      return {
        kind: 'fault',
        fault: 'corrupt-read',
        what: `corrupt read for ${describe(call)}`,
        content: action.records,
        takes,
      };
  }
}

function success(call: PortCall): string {
  switch (call.kind) {
    case 'start':
      return 'the stage starts';
    case 'wait':
      return `${describe(call)} is over`;
    default:
      return `${describe(call)} succeeds`;
  }
}
