import { html } from '../lib/preact/preact.js';
import { t } from '../shell/texts.js';
import { CheckField, TextField } from '../ui/field.js';
import { Section } from '../ui/page.js';
import { DAY_NAMES, dayName } from '../ui/words.js';
import { bound, errorUnder } from './bound.js';

/** @typedef {import('./basic-fields.js').DraftForm} DraftForm */

/** @param {{form: DraftForm}} props */
export function ArticleFields({ form }) {
  const text = bound(form);
  const { currency } = form.values;
  return html`<${Section} title=${t('editor.articles')} note=${t('editor.articlesNote')}>
    <div class="fields">
      <${TextField} label=${t('editor.categories')} hint=${t('editor.commas')} ...${text('categories', '/conditions/categories')} />
      <${TextField} label=${t('editor.skus')} hint=${t('editor.commas')} ...${text('skus', '/conditions/skus')} />
      <${TextField} label=${t('editor.excludedCategories')} ...${text('excludedCategories', '/conditions/excludedCategories')} />
      <${TextField} label=${t('editor.excludedSkus')} ...${text('excludedSkus', '/conditions/excludedSkus')} />
    </div>
    <div class="fields">
      <${TextField} label=${t('editor.minimumSpend', { currency })} hint=${t('editor.optional')} ...${text('minimumSpend', '/conditions/minimumSpend')} />
      <${TextField} label=${t('editor.minimumPieces')} type="number" hint=${t('editor.optional')} ...${text('quantityAtLeast', '/conditions/quantity/atLeast')} />
      ${form.values.quantityAtLeast &&
      html`<${TextField} label=${t('editor.piecesOfCategories')} ...${text('quantityCategories', '/conditions/quantity/categories')} />
        <${TextField} label=${t('editor.piecesOfSkus')} ...${text('quantitySkus', '/conditions/quantity/skus')} />`}
    </div>
  <//>`;
}

/** @param {{form: DraftForm, segments: any[], tiers: string[]}} props */
export function CustomerFields({ form, segments, tiers }) {
  const text = bound(form);
  return html`<${Section} title=${t('editor.customers')} note=${t('editor.customersNote')}>
    <${Choices} title=${t('editor.tiers')} values=${[...new Set([...tiers, ...form.values.tiers])].map((one) => [one, one])}
      chosen=${form.values.tiers} error=${errorUnder(form, '/conditions/tiers')}
      onChange=${(/** @type {string[]} */ chosen) => form.change({ tiers: chosen })} />
    <${Choices} title=${t('editor.segments')} values=${segments.map(({ segmentId, name }) => [segmentId, name])}
      chosen=${form.values.segments} error=${errorUnder(form, '/conditions/segments')}
      onChange=${(/** @type {string[]} */ chosen) => form.change({ segments: chosen })} />
    <div class="fields">
      <${TextField} label=${t('editor.channels')} hint=${t('editor.commas')} ...${text('channels', '/conditions/channels')} />
    </div>
    <${CheckField} label=${t('editor.firstPurchaseOnly')} checked=${form.values.firstPurchaseOnly}
      onChange=${(/** @type {boolean} */ firstPurchaseOnly) => form.change({ firstPurchaseOnly })} />
    <${CheckField} label=${t('editor.personalised')} hint=${t('editor.personalisedHint')} checked=${form.values.personalised}
      onChange=${(/** @type {boolean} */ personalised) => form.change({ personalised })} />
  <//>`;
}

/** @param {{form: DraftForm}} props */
export function TimeFields({ form }) {
  const text = bound(form);
  return html`<${Section} title=${t('editor.times')} note=${t('editor.timesNote', { zone: form.values.zone })}>
    <${Choices} title=${t('editor.days')} values=${DAY_NAMES.map((name) => [name, dayName(name, 'short')])}
      chosen=${form.values.days} error=${errorUnder(form, '/conditions/times/days')}
      onChange=${(/** @type {string[]} */ days) => form.change({ days: DAY_NAMES.filter((name) => days.includes(name)) })} />
    <div class="fields">
      <${TextField} label=${t('editor.timeFrom')} type="time" ...${text('timeFrom', '/conditions/times/from')} />
      <${TextField} label=${t('editor.timeTo')} type="time" ...${text('timeTo', '/conditions/times/to')} />
    </div>
  <//>`;
}

/**
 * Any number of a few things.
 *
 * @param {{title: string, values: [value: string, text: string][], chosen: string[], error?: string, onChange: (chosen: string[]) => void}} props
 */
function Choices({ title, values, chosen, error, onChange }) {
  if (values.length === 0) return null;
  const toggle = (/** @type {string} */ value) =>
    onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
  return html`<fieldset class="choices" aria-invalid=${error ? 'true' : undefined} tabindex="-1">
    <legend>${title}</legend>
    ${values.map(
      ([value, text]) => html`<label key=${value} class="chip">
        <input type="checkbox" checked=${chosen.includes(value)} onChange=${() => toggle(value)} /> <span>${text}</span>
      </label>`,
    )}
    ${error && html`<p class="error">${error}</p>`}
  </fieldset>`;
}
