import { printable } from '@gossip/sim-runtime/printable';
import { simConfigInvalid, type SimPluginError } from '../errors.js';
import { enumerate } from '../enumerate.js';
import { jsonPath } from './json-path.js';

/**
 * A value somewhere inside a JSON file, which knows its place there, so that every complaint about
 * it can name the file and the path.
 */
export class JsonReader {
  readonly #file: string;
  readonly #path: readonly string[];
  readonly #value: unknown;

  constructor(file: string, value: unknown, path: readonly string[] = []) {
    this.#file = file;
    this.#value = value;
    this.#path = path;
  }

  /** `undefined` when the file does not have this value. */
  optional(): JsonReader | undefined {
    return this.#value === undefined ? undefined : this;
  }

  /** The members of an object, each in its place; absent ones read as `undefined`. */
  object<Key extends string>(keys: readonly Key[]): Readonly<Record<Key, JsonReader>> {
    const members = this.dictionary();
    const unknown = [...members.keys()].find((key) => !keys.some((known) => known === key));
    if (unknown !== undefined) {
      throw this.#member(unknown).invalid(
        `there is no such setting; it takes ${enumerate(keys, 'and')}`,
      );
    }
    return Object.fromEntries(
      keys.map((key) => [key, members.get(key) ?? this.#member(key)]),
    ) as Record<Key, JsonReader>;
  }

  /** The members of an object whose keys the file chooses. */
  dictionary(): ReadonlyMap<string, JsonReader> {
    const value = this.#value;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw this.invalid(`expected an object, found ${found(value)}`);
    }
    return new Map(Object.entries(value).map(([key, member]) => [key, this.#member(key, member)]));
  }

  choice<Choice extends string>(choices: readonly Choice[]): Choice {
    const choice = choices.find((candidate) => candidate === this.#value);
    if (choice === undefined) {
      throw this.invalid(`expected ${enumerate(choices, 'or')}, found ${found(this.#value)}`);
    }
    return choice;
  }

  /** The elements of a list, each in its place. */
  list(): readonly JsonReader[] {
    if (!Array.isArray(this.#value)) {
      throw this.invalid(`expected a list, found ${found(this.#value)}`);
    }
    return this.#value.map((element, index) => this.#member(String(index), element));
  }

  /** The value as it is, for those who judge it themselves. */
  raw(): unknown {
    return this.#value;
  }

  text(): string {
    if (typeof this.#value !== 'string' || this.#value === '') {
      throw this.invalid(`expected a text, found ${found(this.#value)}`);
    }
    return this.#value;
  }

  wholeNumber(minimum: number, maximum: number): number {
    const value = this.#value;
    if (
      typeof value !== 'number' ||
      !Number.isInteger(value) ||
      value < minimum ||
      value > maximum
    ) {
      throw this.invalid(
        `expected a whole number from ${minimum} to ${maximum}, found ${found(value)}`,
      );
    }
    return value;
  }

  percentage(): number {
    const value = this.#value;
    if (typeof value === 'number' && value <= 100 && /^\d+(\.\d{1,2})?$/.test(String(value))) {
      return value;
    }
    throw this.invalid(
      `expected a number from 0 to 100 with at most two decimal places, found ${found(value)}`,
    );
  }

  invalid(problem: string): SimPluginError {
    return simConfigInvalid(this.#file, jsonPath(this.#path), problem);
  }

  #member(key: string, value?: unknown): JsonReader {
    return new JsonReader(this.#file, value, [...this.#path, key]);
  }
}

/** How much of a wrong value a sentence shows. */
const LONGEST = 80;

/** A wrong value as a sentence shows it. */
export function found(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'number' ? String(value) : JSON.stringify(value);
  return printable(text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`);
}
