import { html } from '../lib/preact/preact.js';
import { t } from '../shell/texts.js';
import { TextField } from '../ui/field.js';
import { Icon } from '../ui/icon.js';
import { newRow } from './programme.js';

/** @typedef {import('./programme.js').Row} Row */

/**
 * Rows of a name and a value, which can be added and removed.
 *
 * @param {{name: string, value: string, perDay?: boolean, rows: Row[], errorAt: (name: string) => string | undefined,
 *   onChange: (rows: Row[]) => void}} props name, value: labels; perDay: whether there is a limit for each day
 */
export function Rows({ name, value, perDay, rows, errorAt, onChange }) {
  const set = (/** @type {number} */ index, /** @type {Partial<Row>} */ changes) => onChange(rows.with(index, { ...rows[index], ...changes }));
  return html`<div class="stack">
    ${rows.map(
      (row, index) => html`<div class="rule" key=${index}>
        <div class="fields">
          <${TextField} label=${name} value=${row.name} onChange=${(/** @type {string} */ text) => set(index, { name: text })} />
          <${TextField} label=${value} value=${row.value} error=${row.name && errorAt(row.name)}
            onChange=${(/** @type {string} */ text) => set(index, { value: text })} />
          ${perDay &&
          html`<${TextField} label=${t('points.perDay')} type="number" value=${row.perDay}
            onChange=${(/** @type {string} */ text) => set(index, { perDay: text })} />`}
        </div>
        <button type="button" class="quiet" onClick=${() => onChange(rows.toSpliced(index, 1))} aria-label=${t('points.remove')}><${Icon} name="trash" /></button>
      </div>`,
    )}
    <div class="actions">
      <button type="button" onClick=${() => onChange([...rows, newRow()])}><${Icon} name="plus-lg" /> ${t('points.add')}</button>
    </div>
  </div>`;
}
