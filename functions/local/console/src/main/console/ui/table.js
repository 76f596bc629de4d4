import { html } from '../lib/preact/preact.js';
import { t } from '../shell/texts.js';

/**
 * @template T
 * @typedef {object} Column
 * @property {string} title
 * @property {(row: T) => any} cell
 * @property {boolean} [number] whether its cells are figures, which stand at the right
 * @property {boolean} [wide] whether it is left out where there is little room
 */

/**
 * A table that scrolls sideways where it must.
 *
 * @template T
 * @param {{caption: string, columns: Column<T>[], rows: T[], rowKey: (row: T) => string | number,
 *   onMore?: () => void, loading?: boolean}} props onMore: loads the next page of the list
 */
export function Table({ caption, columns, rows, rowKey, onMore, loading }) {
  const look = (/** @type {Column<T>} */ column) =>
    [column.number && 'number', column.wide && 'wide'].filter(Boolean).join(' ') || undefined;
  return html`<div class="table" tabindex="0" role="region" aria-label=${caption}>
      <table>
        <caption class="visually-hidden">${caption}</caption>
        <thead>
          <tr>${columns.map((column) => html`<th key=${column.title} scope="col" class=${look(column)}>${column.title}</th>`)}</tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) => html`<tr key=${rowKey(row)}>
              ${columns.map((column) => html`<td key=${column.title} class=${look(column)}>${column.cell(row)}</td>`)}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${onMore &&
    html`<p class="more"><button type="button" onClick=${onMore} disabled=${loading}>${t('table.more')}</button></p>`}`;
}
