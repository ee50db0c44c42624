import { nextTheme } from './theme.js';

/** What keys can do on the page. */
export interface KeyTargets {
  /** Does what a key means to the story that is shown; false where it means nothing to it. */
  readonly press: (key: string) => boolean;
  readonly turn: (by: number) => void;
  readonly help: () => void;
  readonly areOn: () => boolean;
}

/** Listens for single keys everywhere but where people type. */
export function listenForKeys({ press, turn, help, areOn }: KeyTargets): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (isTyping(event.target) || document.querySelector('dialog[open]') !== null) return;
    const { key } = event;
    // Letters may be off; the list of steps moves by arrows whenever it has the focus.
    if (!areOn() || (key.length > 1 && isWidget(event.target))) return;
    if (key === '?') help();
    else if (key === 't') nextTheme();
    else if (key === '[') turn(-1);
    else if (key === ']') turn(1);
    else if (key.length > 1 || !press(key)) return;
    event.preventDefault();
  });
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && target.type !== 'checkbox')
  );
}

function isWidget(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, a, input, [role]') !== null;
}
