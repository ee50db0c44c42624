import { h } from './element.js';

const KEYS: readonly (readonly [readonly string[], string])[] = [
  [['↓', 'j'], 'next step'],
  [['↑', 'k'], 'previous step'],
  [['Home', 'End'], 'first and last step'],
  [['v'], 'the violation'],
  [['f', 'F'], 'next and previous fault'],
  [['Enter'], 'show the steps that a folded row hides'],
  [['/'], 'search the story'],
  [['n', 'N'], 'next and previous match'],
  [['[', ']'], 'previous and next bug'],
  [['t'], 'theme'],
  [['?'], 'this list'],
];

/** The list of keys, which can be switched off for those whose tools type letters of their own. */
export function helpDialog() {
  const areOn = h('input', { type: 'checkbox', id: 'keys-on', checked: true });
  const close = h('button', { type: 'submit', class: 'primary' }, 'Close');
  const rows = KEYS.map(([keys, meaning]) =>
    h(
      'tr',
      {},
      h('th', { scope: 'row' }, ...keys.map((key) => h('kbd', {}, key))),
      h('td', {}, meaning),
    ),
  );
  const element = h(
    'dialog',
    { class: 'help', 'aria-labelledby': 'help-title' },
    h('h2', { id: 'help-title' }, 'Keys'),
    h('table', {}, h('tbody', {}, ...rows)),
    h(
      'p',
      {},
      areOn,
      h('label', { for: 'keys-on' }, 'Listen for single keys everywhere on the page'),
    ),
    h('form', { method: 'dialog' }, close),
  );
  return {
    element,
    open: () => {
      if (!element.open) element.showModal();
    },
    areKeysOn: () => areOn.checked,
  };
}
