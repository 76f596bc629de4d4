import { html, useState } from '../lib/preact/preact.js';
import { send } from '../api/client.js';
import { refuse } from '../api/problem.js';
import { currencies, currency, zone } from '../shell/settings.js';
import { t } from '../shell/texts.js';
import { CheckField, SelectField, TextField } from '../ui/field.js';
import { Form, useForm } from '../ui/form.js';
import { Section } from '../ui/page.js';
import { toast } from '../ui/toast.js';
import { ConfirmSave } from './confirm-save.js';
import { draftOf, readProgramme } from './programme.js';
import { Rows } from './rows.js';

/** @typedef {import('../ui/form.js').FormState<ReturnType<typeof draftOf>>} ProgrammeState */

/** @param {{setting: import('./page.js').Setting, tiers: string[], onSaved: () => Promise<void>}} props */
export function ProgrammeForm({ setting, tiers, onSaved }) {
  const form = useForm(draftOf(setting.body, currency()));
  const [asked, setAsked] = useState(false);
  const { body, errors } = readProgramme(form.values, setting.body);
  const ask = async () => {
    refuse(errors);
    setAsked(true);
  };
  const save = () =>
    form.submit(async () => {
      await send('PUT', '/v1/points/programme', { body, etag: setting.etag ?? '*' });
      toast(t('points.programmeSaved'));
      await onSaved();
    });
  return html`<${Form} form=${form} act=${t('points.save')} onSubmit=${ask}>
    <${Earning} form=${form} fixed=${setting.body !== undefined} />
    <${Section} title=${t('points.categories')} note=${t('points.categoriesNote')}>
      <${Rows} name=${t('points.category')} value=${t('points.perUnit', { currency: form.values.currency })} rows=${form.values.categories}
        errorAt=${(/** @type {string} */ name) => form.errorAt(`/categories/${name}`)}
        onChange=${(/** @type {any} */ categories) => form.change({ categories })} />
    <//>
    <${Section} title=${t('points.activities')} note=${t('points.activitiesNote')}>
      <${Rows} name=${t('points.activity')} value=${t('points.points')} perDay rows=${form.values.activities}
        errorAt=${(/** @type {string} */ name) => firstUnder(form, `/activities/${name}`)}
        onChange=${(/** @type {any} */ activities) => form.change({ activities })} />
    <//>
    ${tiers.length > 0 && html`<${Factors} form=${form} tiers=${tiers} />`}
    <${Life} form=${form} />
    <${Extras} form=${form} />
    ${asked &&
    html`<${ConfirmSave} before=${setting.body} after=${body} currency=${form.values.currency} effect=${t('points.programmeEffect')}
      onAct=${save} onClose=${() => setAsked(false)} />`}
  <//>`;
}

/** @param {{form: ProgrammeState, fixed: boolean}} props */
function Earning({ form, fixed }) {
  const text = bound(form);
  return html`<${Section} title=${t('points.earning')}>
    <div class="fields">
      <${SelectField} label=${t('points.currency')} value=${form.values.currency} error=${form.errorAt('/currency')}
        options=${currencies().map((one) => [one, one])} onChange=${(/** @type {string} */ value) => form.change({ currency: value })} />
      <${TextField} label=${t('points.perUnit', { currency: form.values.currency })} ...${text('perUnit', '/perUnit')} />
      <${TextField} label=${t('points.startsAt')} type="datetime-local" hint=${fixed ? t('points.startsAtKept', { zone: zone() }) : t('points.startsAtNow', { zone: zone() })}
        ...${text('startsAt', '/startsAt')} />
    </div>
  <//>`;
}

/** @param {{form: ProgrammeState, tiers: string[]}} props */
function Factors({ form, tiers }) {
  return html`<${Section} title=${t('points.factors')} note=${t('points.factorsNote')}>
    <div class="fields">
      ${tiers.map(
        (tier) => html`<${TextField} key=${tier} label=${tier} value=${form.values.tiers[tier] ?? ''} placeholder="1" error=${form.errorAt(`/tiers/${tier}`)}
          onChange=${(/** @type {string} */ value) => form.change({ tiers: { ...form.values.tiers, [tier]: value } })} />`,
      )}
    </div>
  <//>`;
}

/** @param {{form: ProgrammeState}} props */
function Life({ form }) {
  const text = bound(form);
  return html`<${Section} title=${t('points.life')}>
    <div class="fields">
      <${TextField} label=${t('points.pendingDays')} type="number" hint=${t('points.pendingHint')} ...${text('pendingDays', '/pendingDays')} />
      <${TextField} label=${t('points.expireAfter')} type="number" hint=${t('points.expireHint')} ...${text('expireAfterMonths', '/expireAfterMonths')} />
      <${TextField} label=${t('points.pointValue')} hint=${t('points.pointValueHint')} ...${text('pointValue', '/pointValue')} />
    </div>
    <${CheckField} label=${t('points.transfers')} checked=${form.values.transfers}
      onChange=${(/** @type {boolean} */ transfers) => form.change({ transfers })} />
  <//>`;
}

/** @param {{form: ProgrammeState}} props */
function Extras({ form }) {
  const text = bound(form);
  return html`<${Section} title=${t('points.extras')} note=${t('points.extrasNote')}>
    <div class="fields">
      <${TextField} label=${t('points.signUp')} type="number" ...${text('signUp', '/signUp')} />
      <${TextField} label=${t('points.birthday')} type="number" ...${text('birthday', '/birthday')} />
    </div>
    <${CheckField} label=${t('points.hasReferral')} checked=${form.values.hasReferral}
      onChange=${(/** @type {boolean} */ hasReferral) => form.change({ hasReferral })} />
    ${form.values.hasReferral &&
    html`<div class="fields">
      <${TextField} label=${t('points.referrer')} type="number" ...${text('referrer', '/referral/referrer')} />
      <${TextField} label=${t('points.referred')} type="number" ...${text('referred', '/referral/referred')} />
      <${TextField} label=${t('points.referralMinimum', { currency: form.values.currency })} ...${text('referralMinimum', '/referral/minimum')} />
      <${TextField} label=${t('points.referralPerMonth')} type="number" ...${text('referralPerMonth', '/referral/mostPerMonth')} />
    </div>`}
  <//>`;
}

/**
 * @param {ProgrammeState} form
 * @returns {(name: string, pointer: string) => {value: string, error?: string, onChange: (value: string) => void}}
 */
const bound = (form) => (name, pointer) => ({
  value: /** @type {any} */ (form.values)[name],
  error: firstUnder(form, pointer),
  onChange: (value) => form.change({ [name]: value }),
});

/**
 * @param {ProgrammeState} form
 * @param {string} pointer
 */
const firstUnder = (form, pointer) =>
  form.problem?.errors.find((error) => error.pointer === pointer || error.pointer.startsWith(`${pointer}/`))?.reason;
