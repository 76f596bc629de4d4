// Light or dark: the system's choice unless the user made another.
import { createStore } from './store.js';
import { recall, remember } from './storage.js';

/** @typedef {'system' | 'light' | 'dark'} Theme */

/** @type {Theme[]} */
export const THEMES = ['system', 'light', 'dark'];

export const theme = createStore(/** @type {Theme} */ (recall('theme') ?? 'system'));

export function applyTheme() {
  const chosen = theme.get();
  if (chosen === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = chosen;
}

/** @param {Theme} chosen */
export function chooseTheme(chosen) {
  remember('theme', chosen === 'system' ? null : chosen);
  theme.set(chosen);
  applyTheme();
}
