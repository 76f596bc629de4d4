import { html } from '../lib/preact/preact.js';
import { formatNumber } from './number.js';

/** @param {{label: string, done: number, total: number}} props */
export function Progress({ label, done, total }) {
  return html`<label class="progress">
    <span>${label} <span class="number">${formatNumber(done)} / ${formatNumber(total)}</span></span>
    <progress value=${done} max=${Math.max(total, 1)}></progress>
  </label>`;
}
