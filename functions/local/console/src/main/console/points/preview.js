// What an order would earn, by the code that records purchases.
import { html, useState } from '../lib/preact/preact.js';
import { post } from '../api/client.js';
import { refuse } from '../api/problem.js';
import { currency as shownCurrency } from '../shell/settings.js';
import { t } from '../shell/texts.js';
import { SelectField, TextField } from '../ui/field.js';
import { Form, useForm } from '../ui/form.js';
import { parseMoney } from '../ui/money.js';
import { Section } from '../ui/page.js';
import { Time } from '../ui/time.js';

/** @param {{currency?: string, tiers: string[]}} props currency: the programme's; undefined if there is none */
export function Preview({ currency = shownCurrency(), tiers }) {
  const form = useForm({ amount: '100', category: '', categoryAmount: '', tier: '' });
  const [preview, setPreview] = useState(/** @type {any} */ (null));
  const text = (/** @type {'amount' | 'category' | 'categoryAmount'} */ name, /** @type {string} */ pointer) => ({
    value: form.values[name],
    error: form.errorAt(pointer),
    onChange: (/** @type {string} */ value) => form.change({ [name]: value }),
  });
  const ask = async () => {
    setPreview(null);
    setPreview(await post('/v1/points/previews', read(form.values, currency), { repeatable: true }));
  };
  return html`<${Section} title=${t('points.preview')} note=${t('points.previewNote')}>
    <${Form} form=${form} act=${t('points.compute')} onSubmit=${ask}>
      <${TextField} label=${t('points.orderAmount', { currency })} ...${text('amount', '/amount')} />
      <div class="fields">
        <${TextField} label=${t('points.ofCategory')} hint=${t('points.optional')} ...${text('category', '/items/0/category')} />
        <${TextField} label=${t('points.categoryAmount', { currency })} ...${text('categoryAmount', '/items/0/amount')} />
      </div>
      ${tiers.length > 0 &&
      html`<${SelectField} label=${t('points.forTier')} value=${form.values.tier} error=${form.errorAt('/tier')}
        options=${[['', t('points.noTier')], ...tiers.map((tier) => [tier, tier])]} onChange=${(/** @type {string} */ tier) => form.change({ tier })} />`}
    <//>
    <div aria-live="polite">${preview && html`<${Result} preview=${preview} />`}</div>
  <//>`;
}

/** @param {{preview: any}} props */
function Result({ preview: { points, multiplier, rules, availableAt, expiresAt } }) {
  return html`<div class="note good">
    <p><strong>${t('points.earns', { n: points })}</strong></p>
    <ul class="bullets">
      ${rules.map(
        (/** @type {any} */ rule, /** @type {number} */ index) => html`<li key=${index}>
          ${t('points.byRule', { n: rule.points, what: rule.category ?? t('points.rest'), rate: rule.perUnit })}
        </li>`,
      )}
      ${Number(multiplier) !== 1 && html`<li>${t('points.multiplied', { factor: multiplier })}</li>`}
      ${availableAt && html`<li>${t('points.available')} <${Time} at=${availableAt} dateOnly /></li>`}
      ${expiresAt && html`<li>${t('points.expires')} <${Time} at=${expiresAt} dateOnly /></li>`}
    </ul>
  </div>`;
}

/**
 * @param {{amount: string, category: string, categoryAmount: string, tier: string}} values
 * @param {string} currency
 */
function read({ amount: total, category, categoryAmount, tier }, currency) {
  const reason = t('points.noAmount', { currency });
  const amount = parseMoney(total, currency);
  const part = categoryAmount.trim() ? parseMoney(categoryAmount, currency) : amount;
  refuse([...(amount ? [] : [{ pointer: '/amount', reason }]), ...(part ? [] : [{ pointer: '/items/0/amount', reason }])]);
  const items = category.trim() ? [{ sku: 'preview', category: category.trim(), quantity: 1, amount: part }] : undefined;
  return { amount, items, tier: tier || undefined };
}
