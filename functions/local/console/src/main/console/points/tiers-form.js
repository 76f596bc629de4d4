import { html, useState } from '../lib/preact/preact.js';
import { send } from '../api/client.js';
import { refuse } from '../api/problem.js';
import { currencies, currency } from '../shell/settings.js';
import { t } from '../shell/texts.js';
import { Segmented, SelectField, TextField } from '../ui/field.js';
import { Form, useForm } from '../ui/form.js';
import { Icon } from '../ui/icon.js';
import { parseMoney, toDecimal } from '../ui/money.js';
import { Section } from '../ui/page.js';
import { toast } from '../ui/toast.js';
import { ConfirmSave } from './confirm-save.js';

/** @param {{setting: import('./page.js').Setting, onSaved: () => Promise<void>}} props */
export function TiersForm({ setting, onSaved }) {
  const form = useForm(draftOf(setting.body, currency()));
  const [asked, setAsked] = useState(false);
  const { basis, currency: inCurrency, months, graceDays, tiers } = form.values;
  const { body, errors } = read(form.values);
  const ask = async () => {
    refuse(errors);
    setAsked(true);
  };
  const save = () =>
    form.submit(async () => {
      await send('PUT', '/v1/tiers', { body, etag: setting.etag ?? '*' });
      toast(t('points.tiersSaved'));
      await onSaved();
    });
  return html`<${Form} form=${form} act=${t('points.save')} onSubmit=${ask}>
    <${Section} title=${t('points.basis')}>
      <${Segmented} label=${t('points.basis')} value=${basis} options=${[['spend', t('points.basis.spend')], ['points', t('points.basis.points')]]}
        onChange=${(/** @type {string} */ value) => form.change({ basis: value })} />
      <div class="fields">
        ${basis === 'spend' &&
        html`<${SelectField} label=${t('points.currency')} value=${inCurrency} error=${form.errorAt('/currency')}
          options=${currencies().map((one) => [one, one])} onChange=${(/** @type {string} */ value) => form.change({ currency: value })} />`}
        <${TextField} label=${t('points.months')} type="number" hint=${t('points.monthsHint')} value=${months} error=${form.errorAt('/months')}
          onChange=${(/** @type {string} */ value) => form.change({ months: value })} />
        <${TextField} label=${t('points.graceDays')} type="number" hint=${t('points.graceHint')} value=${graceDays} error=${form.errorAt('/graceDays')}
          onChange=${(/** @type {string} */ value) => form.change({ graceDays: value })} />
      </div>
    <//>
    <${Section} title=${t('points.tiers')} note=${t('points.tiersNote')}>
      ${tiers.map((/** @type {any} */ tier, /** @type {number} */ index) => html`<${TierFields} key=${index} form=${form} tier=${tier} index=${index} />`)}
      ${form.errorAt('/tiers') && html`<p class="error">${form.errorAt('/tiers')}</p>`}
      <div class="actions">
        <button type="button" onClick=${() => form.change({ tiers: [...tiers, { name: '', threshold: '' }] })}><${Icon} name="plus-lg" /> ${t('points.addTier')}</button>
      </div>
    <//>
    ${asked &&
    html`<${ConfirmSave} before=${setting.body && flat(setting.body)} after=${flat(body)} currency=${inCurrency} effect=${t('points.tiersEffect')}
      onAct=${save} onClose=${() => setAsked(false)} />`}
  <//>`;
}

/** @param {{form: import('../ui/form.js').FormState<any>, tier: {name: string, threshold: string}, index: number}} props */
function TierFields({ form, tier, index }) {
  const { tiers, basis, currency: inCurrency } = form.values;
  const set = (/** @type {any} */ changes) => form.change({ tiers: tiers.with(index, { ...tier, ...changes }) });
  return html`<div class="rule">
    <div class="fields">
      <${TextField} label=${t('points.tierName')} value=${tier.name} error=${form.errorAt(`/tiers/${index}/name`)}
        onChange=${(/** @type {string} */ name) => set({ name })} />
      <${TextField} label=${basis === 'spend' ? t('points.thresholdSpend', { currency: inCurrency }) : t('points.thresholdPoints')} value=${tier.threshold}
        error=${form.errorAt(`/tiers/${index}/threshold`)} onChange=${(/** @type {string} */ threshold) => set({ threshold })} />
    </div>
    <button type="button" class="quiet" onClick=${() => form.change({ tiers: tiers.toSpliced(index, 1) })} aria-label=${t('points.remove')}><${Icon} name="trash" /></button>
  </div>`;
}

/**
 * @param {any} tiers undefined if there are none
 * @param {string} inCurrency
 */
function draftOf(tiers, inCurrency) {
  const sum = (/** @type {number} */ value) =>
    tiers.basis === 'spend' ? toDecimal({ minorUnits: BigInt(value), currency: tiers.currency }) : `${value}`;
  return {
    basis: tiers?.basis ?? 'spend',
    currency: tiers?.currency ?? inCurrency,
    months: `${tiers?.months ?? 12}`,
    graceDays: tiers?.graceDays === undefined ? '' : `${tiers.graceDays}`,
    tiers: (tiers?.tiers ?? []).map((/** @type {any} */ { name, threshold }) => ({ name, threshold: sum(threshold) })),
  };
}

/**
 * @param {ReturnType<typeof draftOf>} draft
 * @returns {{body: any, errors: {pointer: string, reason: string}[]}}
 */
function read(draft) {
  /** @type {{pointer: string, reason: string}[]} */
  const errors = [];
  const number = (/** @type {string} */ pointer, /** @type {string} */ text) => {
    if (!/^\d{1,15}$/.test(text.trim())) errors.push({ pointer, reason: t('points.noNumber') });
    return Number(text);
  };
  const threshold = (/** @type {string} */ pointer, /** @type {string} */ text) => {
    if (draft.basis === 'points') return number(pointer, text);
    const amount = parseMoney(text, draft.currency);
    if (!amount) errors.push({ pointer, reason: t('points.noAmount', { currency: draft.currency }) });
    return Number(amount?.minorUnits ?? 0);
  };
  const body = {
    basis: draft.basis,
    currency: draft.basis === 'spend' ? draft.currency : undefined,
    months: number('/months', draft.months),
    graceDays: draft.graceDays ? number('/graceDays', draft.graceDays) : undefined,
    tiers: draft.tiers.map((/** @type {any} */ tier, /** @type {number} */ index) => ({
      name: tier.name.trim(),
      threshold: threshold(`/tiers/${index}/threshold`, tier.threshold),
    })),
  };
  return { body, errors };
}

/** The tiers by name, so that each is a line of the changes. @param {any} tiers */
function flat({ tiers, ...rest }) {
  const sum = (/** @type {number} */ threshold) => (rest.basis === 'spend' ? { minorUnits: BigInt(threshold || 0), currency: rest.currency } : threshold);
  return { ...rest, tiers: Object.fromEntries(tiers.map((/** @type {any} */ { name, threshold }) => [name, sum(threshold)])) };
}
