import { Base } from './base.js';

export class Register extends Base {
  readonly open = true;
}
