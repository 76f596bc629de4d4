import { html } from '../lib/preact/preact.js';

/**
 * A page: its title, what can be done on it, and its content.
 *
 * @param {{title: any, subtitle?: any, actions?: any, children?: any}} props
 */
export function Page({ title, subtitle, actions, children }) {
  return html`<div class="page">
    <div class="page-head">
      <div>
        <h1>${title}</h1>
        ${subtitle && html`<p class="muted">${subtitle}</p>`}
      </div>
      ${actions && html`<div class="actions">${actions}</div>`}
    </div>
    ${children}
  </div>`;
}

/**
 * A part of a page, with a heading of its own.
 *
 * @param {{title: any, note?: any, actions?: any, children: any}} props
 */
export function Section({ title, note, actions, children }) {
  return html`<section class="section">
    <div class="section-head">
      <h2>${title}</h2>
      ${note && html`<p class="muted">${note}</p>`}
      ${actions && html`<div class="actions">${actions}</div>`}
    </div>
    ${children}
  </section>`;
}
