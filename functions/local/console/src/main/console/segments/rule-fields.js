import { html } from '../lib/preact/preact.js';
import { currencies } from '../shell/settings.js';
import { t } from '../shell/texts.js';
import { SelectField, TextField } from '../ui/field.js';
import { Icon } from '../ui/icon.js';
import { FORMS } from './rule.js';
import { monthName } from './words.js';

/**
 * @typedef {object} Props
 * @property {import('./rule.js').RuleDraft} rule
 * @property {string[]} tiers
 * @property {(field: string) => string | undefined} errorAt
 * @property {(changes: Partial<import('./rule.js').RuleDraft>) => void} onChange
 */

/** @param {Props & {onType: (type: string) => void, onRemove: () => void}} props */
export function RuleFields({ rule, tiers, errorAt, onChange, onType, onRemove }) {
  return html`<div class="rule">
    <div class="fields">
      <${SelectField} label=${t('segments.type')} value=${rule.type} error=${errorAt('type')}
        options=${Object.keys(FORMS).map((type) => [type, t(`segments.type.${type}`)])} onChange=${onType} />
      ${FORMS[rule.type].map((field) => html`<${Field} key=${field} field=${field} rule=${rule} tiers=${tiers} errorAt=${errorAt} onChange=${onChange} />`)}
    </div>
    <button type="button" class="quiet" onClick=${onRemove} aria-label=${t('segments.removeRule')}><${Icon} name="trash" /></button>
  </div>`;
}

const MONTHS = Array.from({ length: 12 }, (_, month) => `${month + 1}`);

/** @param {Props & {field: string}} props */
function Field({ field, rule, tiers, errorAt, onChange }) {
  const text = (/** @type {string} */ label, hint = '', type = 'text') => html`<${TextField}
    label=${label}
    hint=${hint}
    type=${type}
    value=${/** @type {any} */ (rule)[field]}
    error=${errorAt(field)}
    onChange=${(/** @type {string} */ value) => onChange({ [field]: value })}
  />`;
  switch (field) {
    case 'values':
      return text(t(`segments.values.${rule.type}`), rule.type === 'tier' ? tiers.join(', ') : t('segments.commas'));
    case 'currency':
      return html`<${SelectField} label=${t('segments.currency')} value=${rule.currency} error=${errorAt('currency')}
        options=${currencies().map((one) => [one, one])} onChange=${(/** @type {string} */ value) => onChange({ currency: value })} />`;
    case 'within':
      return html`<${SelectField} label=${t('segments.bought')} value=${`${rule.within}`} error=${errorAt('within')}
        options=${[['true', t('segments.boughtYes')], ['false', t('segments.boughtNo')]]}
        onChange=${(/** @type {string} */ value) => onChange({ within: value === 'true' })} />`;
    case 'name':
      return rule.type === 'consent'
        ? html`<${SelectField} label=${t('segments.consent')} value=${rule.name} error=${errorAt('name')}
            options=${['marketing', 'profiling'].map((one) => [one, t(`segments.consent.${one}`)])}
            onChange=${(/** @type {string} */ value) => onChange({ name: value })} />`
        : text(t(`segments.name.${rule.type}`));
    case 'months':
      return html`<${Months} rule=${rule} errorAt=${errorAt} onChange=${onChange} />`;
    case 'days':
      return text(t('segments.days'), rule.type === 'purchases' ? t('segments.daysHint') : '', 'number');
    case 'category':
      return text(t('segments.category'));
    default:
      return text(t(`segments.${field === 'atLeast' ? 'least' : 'most'}.${bounds(rule.type)}`));
  }
}

/** What the bounds of a type count. @param {string} type */
function bounds(type) {
  if (type === 'netSpend') return 'amount';
  return ['recency', 'frequency', 'monetary'].includes(type) ? 'score' : 'count';
}

/** @param {Omit<Props, 'tiers'>} props */
function Months({ rule, errorAt, onChange }) {
  const toggle = (/** @type {string} */ month) =>
    onChange({ months: rule.months.includes(month) ? rule.months.filter((one) => one !== month) : [...rule.months, month].sort((a, b) => Number(a) - Number(b)) });
  const error = errorAt('months');
  return html`<fieldset class="choices wide-field" aria-invalid=${error ? 'true' : undefined} tabindex="-1">
    <legend>${t('segments.months')}</legend>
    ${MONTHS.map(
      (month) => html`<label key=${month} class="chip">
        <input type="checkbox" checked=${rule.months.includes(month)} onChange=${() => toggle(month)} /> <span>${monthName(month)}</span>
      </label>`,
    )}
    ${error && html`<p class="error">${error}</p>`}
  </fieldset>`;
}
