// Short notices that something is done.
import { html } from '../lib/preact/preact.js';
import { createStore, useStore } from '../shell/store.js';
import { Icon } from './icon.js';

const SHOWN_MILLIS = 5000;

const toasts = createStore(/** @type {{id: number, text: string}[]} */ ([]));
let count = 0;

/** @param {string} text */
export function toast(text) {
  const id = ++count;
  toasts.set([...toasts.get(), { id, text }]);
  setTimeout(() => toasts.set(toasts.get().filter((one) => one.id !== id)), SHOWN_MILLIS);
}

export function Toasts() {
  return html`<div class="toasts" role="status">
    ${useStore(toasts).map(({ id, text }) => html`<p key=${id}><${Icon} name="check-circle" /> ${text}</p>`)}
  </div>`;
}
