import { html } from '../lib/preact/preact.js';
import { t } from '../shell/texts.js';
import { Segmented, TextField } from '../ui/field.js';
import { Section } from '../ui/page.js';
import { BENEFITS } from './draft.js';
import { bound } from './bound.js';

/** @param {{form: import('./basic-fields.js').DraftForm}} props */
export function BenefitFields({ form }) {
  const { kind, benefit } = form.values;
  return html`<${Section} title=${t('editor.benefit')}>
    ${BENEFITS[kind].length > 1 &&
    html`<${Segmented} label=${t('editor.benefit')} value=${benefit}
      options=${BENEFITS[kind].map((one) => [one, t(`editor.benefit.${one}`)])}
      onChange=${(/** @type {string} */ value) => form.change({ benefit: value })} />`}
    <${Fields} form=${form} />
  <//>`;
}

/** @param {{form: import('./basic-fields.js').DraftForm}} props */
function Fields({ form }) {
  const text = bound(form);
  const { currency } = form.values;
  switch (form.values.benefit) {
    case 'percentOff':
      return html`<div class="fields">
        <${TextField} label=${t('editor.percent')} ...${text('percent', '/benefit/percent')} />
        <${TextField} label=${t('editor.maximum', { currency })} hint=${t('editor.optional')} ...${text('maximum', '/benefit/maximum')} />
      </div>`;
    case 'amountOff':
      return html`<div class="fields">
        <${TextField} label=${t('editor.amount', { currency })} ...${text('amount', '/benefit/amount')} />
      </div>`;
    case 'storedValue':
      return html`<div class="fields">
        <${TextField} label=${t('editor.value', { currency })} hint=${t('editor.valueHint')} ...${text('amount', '/benefit/amount')} />
      </div>`;
    case 'pointsMultiplier':
      return html`<div class="fields">
        <${TextField} label=${t('editor.factor')} hint=${t('editor.factorHint')} ...${text('factor', '/benefit/factor')} />
      </div>`;
    case 'buyXGetY':
      return html`<${BuyAndGetFields} form=${form} />`;
    default:
      return html`<p class="muted">${t('editor.freeShippingHint')}</p>`;
  }
}

/** @param {{form: import('./basic-fields.js').DraftForm}} props */
function BuyAndGetFields({ form }) {
  const text = bound(form);
  return html`<h3>${t('editor.buy')}</h3>
    <div class="fields">
      <${TextField} label=${t('editor.pieces')} type="number" ...${text('buyQuantity', '/benefit/buy/quantity')} />
      <${TextField} label=${t('editor.skus')} hint=${t('editor.anyArticle')} ...${text('buySkus', '/benefit/buy/skus')} />
      <${TextField} label=${t('editor.categories')} ...${text('buyCategories', '/benefit/buy/categories')} />
    </div>
    <h3>${t('editor.get')}</h3>
    <div class="fields">
      <${TextField} label=${t('editor.pieces')} type="number" ...${text('getQuantity', '/benefit/get/quantity')} />
      <${TextField} label=${t('editor.skus')} hint=${t('editor.anyArticle')} ...${text('getSkus', '/benefit/get/skus')} />
      <${TextField} label=${t('editor.categories')} ...${text('getCategories', '/benefit/get/categories')} />
      <${TextField} label=${t('editor.getPercent')} hint=${t('editor.getPercentHint')} ...${text('getPercent', '/benefit/get/percent')} />
      <${TextField} label=${t('editor.atMost')} type="number" hint=${t('editor.optional')} ...${text('atMost', '/benefit/atMost')} />
    </div>`;
}
