import { h } from './element.js';

const THEMES = ['auto', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

const KEY = 'sim-run-theme';
const NAMES: Readonly<Record<Theme, string>> = { auto: 'System', light: 'Light', dark: 'Dark' };

let theme: Theme = remembered();
const labels: HTMLElement[] = [];
apply();

/** The button that goes from the system's colours to light to dark ones. */
export function themeButton(): HTMLButtonElement {
  const label = h('span', { class: 'theme-name' }, NAMES[theme]);
  labels.push(label);
  const button = h('button', { type: 'button', class: 'quiet theme' }, 'Theme: ', label);
  button.addEventListener('click', nextTheme);
  return button;
}

export function nextTheme(): void {
  theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'auto';
  apply();
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // A page that is opened from a file may have no storage. It forgets, then.
  }
}

function apply(): void {
  document.documentElement.dataset['theme'] = theme;
  for (const label of labels) label.textContent = NAMES[theme];
}

function remembered(): Theme {
  try {
    const known = localStorage.getItem(KEY);
    return THEMES.find((candidate) => candidate === known) ?? 'auto';
  } catch {
    return 'auto';
  }
}
