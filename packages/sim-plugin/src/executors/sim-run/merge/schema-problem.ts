/** A JSON schema, as far as report.schema.json makes use of the language (a spec holds it to that). */
export interface JsonSchema {
  readonly $ref?: string;
  readonly definitions?: Readonly<Record<string, JsonSchema>>;
  readonly anyOf?: readonly JsonSchema[];
  readonly const?: string | number | boolean | null;
  readonly enum?: readonly (string | number | boolean | null)[];
  readonly type?: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean';
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly minItems?: number;
  readonly items?: JsonSchema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: boolean | JsonSchema;
}

/** What is wrong with a JSON value, and where. */
export interface JsonProblem {
  /** For example `failures.0.seed`; empty for the whole value. */
  readonly path: string;
  /** As in `expected a whole number, found null`. */
  readonly problem: string;
}

/**
 * The first place at which a JSON value is not what a schema says.
 *
 * @returns `undefined` where it is as the schema says
 */
export function schemaProblem(value: unknown, schema: JsonSchema): JsonProblem | undefined {
  return problemAt(value, schema, { root: schema, path: [] });
}

interface Place {
  /** The whole schema, for references. */
  readonly root: JsonSchema;
  readonly path: readonly (string | number)[];
}

function problemAt(value: unknown, schema: JsonSchema, place: Place): JsonProblem | undefined {
  const { $ref, anyOf, type } = schema;
  if ($ref !== undefined) return problemAt(value, definition(place.root, $ref), place);
  if (anyOf !== undefined) {
    const isAny = anyOf.some((choice) => problemAt(value, choice, place) === undefined);
    return isAny ? undefined : unexpected('one of the values in the schema', value, place);
  }
  if (schema.const !== undefined && value !== schema.const) {
    return unexpected(JSON.stringify(schema.const), value, place);
  }
  if (schema.enum !== undefined && !schema.enum.some((known) => known === value)) {
    const known = schema.enum.map((one) => JSON.stringify(one)).join(', ');
    return unexpected(`one of ${known}`, value, place);
  }
  switch (type) {
    case undefined:
      return undefined;
    case 'object':
      return objectProblem(value, schema, place);
    case 'array':
      return arrayProblem(value, schema, place);
    case 'string':
      return stringProblem(value, schema, place);
    case 'boolean':
      return typeof value === 'boolean' ? undefined : unexpected('true or false', value, place);
    default:
      return numberProblem(value, schema, place);
  }
}

function definition({ definitions }: JsonSchema, reference: string): JsonSchema {
  const found = definitions?.[reference.replace('#/definitions/', '')];
  if (found === undefined) throw new Error(`The schema has no ${reference}.`);
  return found;
}

function objectProblem(
  value: unknown,
  { required = [], properties = {}, additionalProperties = true }: JsonSchema,
  place: Place,
): JsonProblem | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return unexpected('an object', value, place);
  }
  const members = Object.entries(value);
  const missing = required.find((key) => !Object.hasOwn(value, key));
  if (missing !== undefined) return at({ ...place, path: [...place.path, missing] }, 'is missing');
  for (const [key, member] of members) {
    const inside = { ...place, path: [...place.path, key] };
    const schema = Object.hasOwn(properties, key) ? properties[key] : additionalProperties;
    if (schema === false) return at(inside, 'is no field of a report');
    if (schema === undefined || schema === true) continue;
    const problem = problemAt(member, schema, inside);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function arrayProblem(
  value: unknown,
  { items, minItems = 0 }: JsonSchema,
  place: Place,
): JsonProblem | undefined {
  if (!Array.isArray(value)) return unexpected('a list', value, place);
  if (value.length < minItems) return unexpected(`${minItems} or more items`, value, place);
  if (items === undefined) return undefined;
  for (const [index, item] of value.entries()) {
    const problem = problemAt(item, items, { ...place, path: [...place.path, index] });
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function stringProblem(
  value: unknown,
  { pattern }: JsonSchema,
  place: Place,
): JsonProblem | undefined {
  if (typeof value !== 'string') return unexpected('a text', value, place);
  if (pattern === undefined || new RegExp(pattern, 'u').test(value)) return undefined;
  return unexpected(`a text like ${pattern}`, value, place);
}

function numberProblem(
  value: unknown,
  { type, minimum = -Infinity, maximum = Infinity }: JsonSchema,
  place: Place,
): JsonProblem | undefined {
  const isWhole = type === 'integer';
  const range = [
    ...(minimum > -Infinity ? [` from ${minimum}`] : []),
    ...(maximum < Infinity ? [` to ${maximum}`] : []),
  ].join('');
  const fits =
    typeof value === 'number' &&
    value >= minimum &&
    value <= maximum &&
    (isWhole ? Number.isSafeInteger(value) : Number.isFinite(value));
  return fits ? undefined : unexpected(`a ${isWhole ? 'whole ' : ''}number${range}`, value, place);
}

function unexpected(expected: string, value: unknown, place: Place): JsonProblem {
  return at(place, `expected ${expected}, found ${brief(value)}`);
}

function at({ path }: Place, problem: string): JsonProblem {
  return { path: path.join('.'), problem };
}

const MOST_CHARACTERS = 60;

/** Enough of a value to recognize it. */
function brief(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value !== 'string' || value.length <= MOST_CHARACTERS) return JSON.stringify(value);
  return `a text of ${value.length} characters`;
}
