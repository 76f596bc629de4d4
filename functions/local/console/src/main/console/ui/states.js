// What a view shows while it has nothing else to show.
import { html } from '../lib/preact/preact.js';
import { t } from '../shell/texts.js';
import { Icon } from './icon.js';

/** @param {{rows?: number}} props */
export function Skeleton({ rows = 4 }) {
  return html`<div class="skeleton" aria-busy="true" aria-label=${t('state.loading')} role="status">
    ${Array.from({ length: rows }, (_, row) => html`<div key=${row} class="skeleton-row"></div>`)}
  </div>`;
}

/**
 * Nothing there yet, and what to do about it.
 *
 * @param {{title: string, text?: any, children?: any}} props
 */
export function Empty({ title, text, children }) {
  return html`<div class="empty">
    <p class="empty-title">${title}</p>
    ${text && html`<p class="muted">${text}</p>`} ${children}
  </div>`;
}

/** @param {{title: string, text?: any, onRetry?: () => void}} props */
export function Failure({ title, text, onRetry }) {
  return html`<div class="failure" role="alert">
    <${Icon} name="exclamation-triangle" />
    <div>
      <p class="empty-title">${title}</p>
      ${text && html`<p>${text}</p>`}
      ${onRetry && html`<button type="button" onClick=${onRetry}>${t('state.retry')}</button>`}
    </div>
  </div>`;
}

/**
 * What was loaded by `useData`: its skeleton, its failure, or the view of it.
 *
 * @template T
 * @param {{from: import('./data.js').Loaded<T>, rows?: number, children: (data: T) => any}} props
 */
export function Await({ from, rows, children }) {
  if (from.data !== undefined) return children(from.data);
  if (from.problem) return html`<${Failure} title=${t('state.failed')} text=${from.problem.text} onRetry=${from.reload} />`;
  return html`<${Skeleton} rows=${rows} />`;
}
