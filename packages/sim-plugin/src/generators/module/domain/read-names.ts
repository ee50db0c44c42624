import { names } from '@nx/devkit';
import { nameCollision, nameNotUsable, notAName } from '../../../errors.js';
import { whyUnusable } from './unusable-words.js';

const NAME = /^[A-Za-z][A-Za-z0-9_]*$/;

/**
 * The names in an option such as `--states=Open,Acquired,Done`; none when it is absent or empty, as
 * the answer to a prompt may be.
 *
 * @param option - its name without dashes, for complaints
 * @throws SimPluginError when one is no identifier, cannot be used, or would be written like another
 */
export function readNames(option: string, value: string | undefined): readonly string[] {
  const given = (value ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const spellings = new Map<string, string>();
  for (const name of given) {
    refuseUnusable(option, name);
    const spelling = names(name).className;
    const namesake = spellings.get(spelling);
    if (namesake !== undefined) {
      throw nameCollision(option, namesake, name, spelling);
    }
    spellings.set(spelling, name);
  }
  return given;
}

function refuseUnusable(option: string, name: string): void {
  if (!NAME.test(name)) {
    throw notAName(option, name, suggestedName(name));
  }
  const reason = whyUnusable(name);
  if (reason !== undefined) {
    throw nameNotUsable(option, name, reason, names(name).className);
  }
}

/** `order placed` or `2nd-try` in a form that is a name. */
function suggestedName(name: string): string {
  const words = name.match(/[A-Za-z][A-Za-z0-9]*/g) ?? [];
  const suggestion = names(words.join('-')).propertyName;
  return NAME.test(suggestion) && whyUnusable(suggestion) === undefined
    ? suggestion
    : 'orderPlaced';
}
