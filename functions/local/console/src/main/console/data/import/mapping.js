import { html } from '../../lib/preact/preact.js';
import { t } from '../../shell/texts.js';
import { Table } from '../../ui/table.js';
import { ATTRIBUTE, FIELDS, IGNORED, attributeName } from './fields.js';

const EXAMPLES = 3;

/**
 * What each column means, to be changed by hand.
 *
 * @param {{rows: import('./file.js').Rows, plan: import('./bodies.js').Plan, onChange: (fields: string[]) => void}} props
 */
export function Mapping({ rows, plan, onChange }) {
  const choose = (/** @type {number} */ index, /** @type {string} */ field) =>
    onChange(plan.fields.map((old, other) => (other === index ? field : old === field && FIELDS[plan.kind].includes(field) ? IGNORED : old)));
  const examples = (/** @type {number} */ index) =>
    [...new Set(rows.rows.map((cells) => cells[index]).filter(Boolean).slice(0, 50))].slice(0, EXAMPLES).join(', ');
  return html`<${Table}
    caption=${t('import.meaning')}
    rows=${plan.columns.map((column, index) => ({ column, index }))}
    rowKey=${(/** @type {any} */ row) => row.index}
    columns=${[
      { title: t('import.column'), cell: (/** @type {any} */ row) => html`<strong>${row.column || '–'}</strong>` },
      {
        title: t('import.becomes'),
        cell: (/** @type {any} */ row) => html`<select
          aria-label=${t('import.becomesOf', { column: row.column })}
          value=${plan.fields[row.index]}
          onChange=${(/** @type {any} */ event) => choose(row.index, event.target.value)}
        >
          <option value=${IGNORED}>${t('import.ignored')}</option>
          <option value=${ATTRIBUTE}>${t('import.attribute', { name: attributeName(row.column) })}</option>
          ${FIELDS[plan.kind].map((field) => html`<option key=${field} value=${field}>${field}</option>`)}
        </select>`,
      },
      { title: t('import.examples'), cell: (/** @type {any} */ row) => html`<span class="muted">${examples(row.index)}</span>` },
    ]}
  />`;
}
