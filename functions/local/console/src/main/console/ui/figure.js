// Large figures with what they mean.
import { html } from '../lib/preact/preact.js';

/** @param {{children: any, note?: any}} props note: the time they are of */
export function Figures({ children, note }) {
  return html`<div class="figures-box">
    <dl class="figures">${children}</dl>
    ${note && html`<p class="muted">${note}</p>`}
  </div>`;
}

/** @param {{label: string, value: any, note?: any}} props */
export function Figure({ label, value, note }) {
  return html`<div class="figure">
    <dt>${label}</dt>
    <dd>${value}</dd>
    ${note && html`<dd class="hint">${note}</dd>`}
  </div>`;
}
