// Imports a file of rows: choose it, say what its columns mean, check it, send it.
import { html, useRef, useState } from '../../lib/preact/preact.js';
import { currency, currencies } from '../../shell/settings.js';
import { t } from '../../shell/texts.js';
import { CheckField, SelectField, TextField } from '../../ui/field.js';
import { Icon } from '../../ui/icon.js';
import { Section } from '../../ui/page.js';
import { Failure } from '../../ui/states.js';
import { Check } from './check.js';
import { guessFields, kindOf, missingFields } from './fields.js';
import { UnreadableFile, readRows } from './file.js';
import { Mapping } from './mapping.js';

/** @typedef {import('./file.js').Rows} Rows */
/** @typedef {import('./bodies.js').Plan} Plan */

export function Import() {
  const [rows, setRows] = useState(/** @type {Rows | null} */ (null));
  const [plan, setPlan] = useState(/** @type {Plan | null} */ (null));
  const [wrong, setWrong] = useState('');
  const open = async (/** @type {File | undefined} */ file) => {
    if (!file) return;
    try {
      const read = await readRows(file);
      const kind = kindOf(read.columns);
      setWrong('');
      setRows(read);
      setPlan({ kind, columns: read.columns, fields: guessFields(read.columns, kind), currency: currency(), decimalComma: false });
    } catch (cause) {
      setWrong(cause instanceof UnreadableFile ? cause.message : 'import.unreadable');
      setRows(null);
    }
  };
  const change = (/** @type {Partial<Plan>} */ changes) => setPlan(plan && { ...plan, ...changes });
  return html`
    <${Section} title=${t('import.title')}>
      <${DropZone} onFile=${open} name=${rows?.name} />
      ${wrong && html`<${Failure} title=${t('import.cannotRead')} text=${t(wrong)} />`}
    <//>
    ${rows &&
    plan &&
    html`
      <${Section} title=${t('import.meaning')} note=${t('import.rows', { n: rows.rows.length })}>
        <div class="fields">
          <${SelectField}
            label=${t('import.kind')}
            value=${plan.kind}
            onChange=${(/** @type {Plan['kind']} */ kind) => change({ kind, fields: guessFields(plan.columns, kind) })}
            options=${[
              ['members', t('import.kind.members')],
              ['activities', t('import.kind.activities')],
            ]}
          />
          <${TextField}
            label=${t('import.currency')}
            hint=${t('import.currencyHint')}
            value=${plan.currency}
            list=${currencies()}
            onChange=${(/** @type {string} */ code) => change({ currency: code.trim().toUpperCase() })}
          />
          <${CheckField}
            label=${t('import.decimalComma')}
            checked=${plan.decimalComma}
            onChange=${(/** @type {boolean} */ decimalComma) => change({ decimalComma })}
          />
        </div>
        <${Mapping} rows=${rows} plan=${plan} onChange=${(/** @type {string[]} */ fields) => change({ fields })} />
        ${missingFields(plan.fields, plan.kind).map(
          (group) => html`<p key=${group.join()} class="error">
            <${Icon} name="exclamation-triangle" /> ${t('import.missing', { field: group.join(' / ') })}
          </p>`,
        )}
      <//>
      ${missingFields(plan.fields, plan.kind).length === 0 &&
      html`<${Check} key=${JSON.stringify([rows.name, rows.rows.length, plan])} rows=${rows} plan=${plan} />`}
    `}
  `;
}

/** @param {{onFile: (file: File | undefined) => void, name: string | undefined}} props */
function DropZone({ onFile, name }) {
  const [over, setOver] = useState(false);
  const input = useRef(/** @type {HTMLInputElement | null} */ (null));
  const drop = (/** @type {DragEvent} */ event) => {
    event.preventDefault();
    setOver(false);
    onFile(event.dataTransfer?.files[0]);
  };
  return html`<div
    class=${over ? 'drop over' : 'drop'}
    onDragOver=${(/** @type {DragEvent} */ event) => {
      event.preventDefault();
      setOver(true);
    }}
    onDragLeave=${() => setOver(false)}
    onDrop=${drop}
  >
    <${Icon} name="file-earmark-spreadsheet" />
    <p><strong>${name ?? t('import.drop')}</strong></p>
    <p class="hint">${t('import.dropText')}</p>
    <button type="button" onClick=${() => input.current?.click()}>${name ? t('import.another') : t('import.choose')}</button>
    <input
      ref=${input}
      class="visually-hidden"
      type="file"
      tabindex="-1"
      accept=".csv,.tsv,.txt,text/csv"
      aria-label=${t('import.choose')}
      onChange=${(/** @type {any} */ event) => {
        onFile(event.target.files[0]);
        event.target.value = '';
      }}
    />
  </div>`;
}
