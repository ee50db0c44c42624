import { IntTable } from './int-table.js';
import { ObjectStates } from './object-states.js';

/** The states of several objects together, as integers: the tuple of the objects' own states. */
export class JointStates {
  readonly #table: IntTable;
  readonly #row: Int32Array;
  readonly #objects: number;

  constructor(objects: number) {
    this.#objects = objects;
    this.#table = new IntTable(objects);
    this.#row = new Int32Array(objects).fill(ObjectStates.INITIAL);
    if (objects > 1) this.#table.add(this.#row, 0);
  }

  /** The state of one object. */
  part(joint: number, object: number): number {
    return this.#objects === 1 ? joint : this.#table.at(joint, object);
  }

  /** The joint state in which one object has another state. */
  with(joint: number, object: number, state: number): number {
    if (this.#objects === 1) return state;
    const row = this.#row;
    for (let column = 0; column < row.length; column++) row[column] = this.#table.at(joint, column);
    row[object] = state;
    const added = this.#table.add(row, 0);
    return added < 0 ? ~added : added;
  }
}
