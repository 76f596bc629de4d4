import { html } from '../lib/preact/preact.js';
import { currencies, zones } from '../shell/settings.js';
import { t } from '../shell/texts.js';
import { SelectField, TextField } from '../ui/field.js';
import { Section } from '../ui/page.js';
import { BENEFITS } from './draft.js';

/**
 * @typedef {import('../ui/form.js').FormState<import('./draft.js').Draft>} DraftForm
 */

/** @param {{form: DraftForm, fixed: boolean}} props fixed: whether kind and currency are */
export function BasicFields({ form, fixed }) {
  const { name, kind, currency, from, to, zone } = form.values;
  const chooseKind = (/** @type {string} */ chosen) => {
    const benefit = BENEFITS[chosen].includes(form.values.benefit) ? form.values.benefit : BENEFITS[chosen][0];
    form.change({ kind: chosen, benefit });
  };
  return html`<${Section} title=${t('editor.basics')}>
    <${TextField} label=${t('strategies.name')} value=${name} error=${form.errorAt('/name')}
      onChange=${(/** @type {string} */ value) => form.change({ name: value })} />
    <div class="fields">
      ${fixed
        ? html`<p>${t(`strategies.kind.${kind}`)} · ${currency}</p>`
        : html`<${SelectField} label=${t('editor.kind')} value=${kind} error=${form.errorAt('/kind')} hint=${t(`editor.kindHint.${kind}`)}
              options=${Object.keys(BENEFITS).map((one) => [one, t(`strategies.kind.${one}`)])} onChange=${chooseKind} />
            <${SelectField} label=${t('strategies.currency')} value=${currency} error=${form.errorAt('/currency')}
              options=${currencies().map((one) => [one, one])} onChange=${(/** @type {string} */ value) => form.change({ currency: value })} />`}
    </div>
    <div class="fields">
      <${TextField} label=${t('editor.from')} type="datetime-local" value=${from} error=${form.errorAt('/window/from')}
        onChange=${(/** @type {string} */ value) => form.change({ from: value })} />
      <${TextField} label=${t('editor.to')} type="datetime-local" value=${to} hint=${t('editor.toHint')} error=${form.errorAt('/window/to')}
        onChange=${(/** @type {string} */ value) => form.change({ to: value })} />
      <${SelectField} label=${t('editor.zone')} value=${zone} error=${form.errorAt('/window/zone')}
        options=${[...new Set([zone, ...zones()])].map((one) => [one, one])}
        onChange=${(/** @type {string} */ value) => form.change({ zone: value })} />
    </div>
  <//>`;
}
