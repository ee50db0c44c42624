import { MAX_SEED } from '../kernel/seed.js';
import { fromJson, type Json } from '../recording/plain-json.js';
import { type RecordedKind } from '../recording/recorded-input.js';
import { type Fields, isFields, isWhole, type Refuse, shown } from './plan-fields.js';

/** The most actors or nodes of a recording: a replay makes room for each. */
export const MOST_RECORDED_PARTIES = 0x1_0000;
/** The last moment of a recording, so that the tick after it is a safe integer, too. */
export const MOST_RECORDED_TICKS = Number.MAX_SAFE_INTEGER;

// Named apart from the numbers of parties: those of a shape that also holds such large ones would be doubles, see `smallInteger`.
const AT = { lowest: 0, highest: MOST_RECORDED_TICKS - 1 };
const PARTY = { lowest: 0, highest: MOST_RECORDED_PARTIES - 1 };
const WORD = { lowest: 0, highest: MAX_SEED };

/** The numbers that recorded inputs have, by their kind, beside those that all of them have. */
const NUMBERS: Readonly<Partial<Record<RecordedKind, Readonly<Record<string, typeof AT>>>>> = {
  start: { seed: WORD, nodeCount: { lowest: 1, highest: MOST_RECORDED_PARTIES } },
  message: { from: PARTY },
};

/** The data that recorded inputs have, by their kind. */
const DATA: Readonly<Partial<Record<RecordedKind, string>>> = {
  state: 'state',
  input: 'input',
  event: 'event',
  start: 'durable',
  message: 'message',
  call: 'args',
};

/**
 * Makes sure that a recording can be replayed by a module of a type.
 *
 * @param type - the type's name
 * @param kinds - what its recordings hold
 * @param refuse - throws, with the problem in words that follow the plan's name
 */
export function checkRecording(
  recording: unknown,
  type: string,
  kinds: readonly RecordedKind[],
  refuse: Refuse,
): void {
  if (!Array.isArray(recording)) {
    return refuse(`must have a list in recording, not ${shown(recording)}.`);
  }
  recording.forEach((input: unknown, index) => {
    const path = `recording[${index}]`;
    if (!isFields(input)) return refuse(`must have an object in ${path}, not ${shown(input)}.`);
    checkInput(input, type, kinds, path, refuse);
  });
}

function checkInput(
  input: Fields,
  type: string,
  kinds: readonly RecordedKind[],
  path: string,
  refuse: Refuse,
): void {
  if (!(kinds as readonly unknown[]).includes(input['kind'])) {
    refuse(
      `has ${shown(input['kind'])} in ${path}.kind, which is no recorded input of a ${type} module: it has ${kinds.join(', ')}.`,
    );
  }
  const kind = input['kind'] as RecordedKind;
  const numbers = { at: AT, party: PARTY, outcome: WORD, ...NUMBERS[kind] };
  for (const [field, { lowest, highest }] of Object.entries(numbers)) {
    if (isWhole(input[field], lowest, highest)) continue;
    refuse(
      `must have a whole number from ${lowest} to ${highest} in ${path}.${field}, not ${shown(input[field])}.`,
    );
  }
  if (kind === 'call' && typeof input['method'] !== 'string')
    refuse(`must have a name in ${path}.method, not ${shown(input['method'])}.`);
  const data = DATA[kind];
  if (data !== undefined) checkData(input[data], `${path}.${data}`, kind === 'call', refuse);
}

function checkData(data: unknown, path: string, isList: boolean, refuse: Refuse): void {
  if (data === undefined) refuse(`must have data in ${path}, not nothing.`);
  if (isList && !Array.isArray(data)) refuse(`must have a list in ${path}, not ${shown(data)}.`);
  try {
    fromJson(data as Json);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    refuse(`has data in ${path} that cannot be read: ${why}`);
  }
}
