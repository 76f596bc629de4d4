// Tries terms on a sample order.
import { html, useState } from '../lib/preact/preact.js';
import { t } from '../shell/texts.js';
import { CheckField, TextField } from '../ui/field.js';
import { Icon } from '../ui/icon.js';
import { Amount, decimals, formatMoney, parseMoney } from '../ui/money.js';
import { Section } from '../ui/page.js';
import { reasonName } from './issuance.js';
import { trySample } from './sample.js';

/**
 * @param {{strategy: any}} props terms as the API has them, or as a form would send them
 */
export function Trial({ strategy }) {
  const [order, setOrder] = useState(() => sampleFor(strategy));
  const change = (/** @type {any} */ changes) => setOrder({ ...order, ...changes });
  const read = readOrder(order, strategy.currency);
  const terms = strategy.conditions ?? {};
  return html`<${Section} title=${t('strategies.trial')} note=${t('strategies.trialNote')}>
    <div class="lines" role="group" aria-label=${t('strategies.sampleOrder')}>
      ${order.lines.map(
        (/** @type {any} */ line, /** @type {number} */ index) => html`<${SampleLine}
          key=${index}
          line=${line}
          labelled=${index === 0}
          onChange=${(/** @type {any} */ changes) => change({ lines: order.lines.with(index, { ...line, ...changes }) })}
          onRemove=${order.lines.length > 1 && (() => change({ lines: order.lines.toSpliced(index, 1) }))}
        />`,
      )}
    </div>
    <div class="actions">
      <button type="button" class="quiet" onClick=${() => change({ lines: [...order.lines, newLine(strategy.currency)] })}>
        <${Icon} name="plus-lg" /> ${t('strategies.addLine')}
      </button>
    </div>
    <div class="fields">
      <${TextField} label=${t('strategies.shipping')} value=${order.shipping} onChange=${(/** @type {string} */ shipping) => change({ shipping })} />
      ${terms.tiers?.length > 0 &&
      html`<${TextField} label=${t('strategies.tier')} value=${order.tier} onChange=${(/** @type {string} */ tier) => change({ tier })} />`}
      ${terms.channels?.length > 0 &&
      html`<${TextField} label=${t('strategies.channel')} value=${order.channel} onChange=${(/** @type {string} */ channel) => change({ channel })} />`}
    </div>
    ${terms.firstPurchaseOnly &&
    html`<${CheckField} label=${t('strategies.isFirst')} checked=${order.first} onChange=${(/** @type {boolean} */ first) => change({ first })} />`}
    <div aria-live="polite"><${Result} strategy=${strategy} order=${read} /></div>
  <//>`;
}

/** @param {{line: any, labelled: boolean, onChange: (changes: any) => void, onRemove?: false | (() => void)}} props */
function SampleLine({ line, labelled, onChange, onRemove }) {
  const field = (/** @type {string} */ name, /** @type {string} */ label, numeric = false) => html`<label class="cell">
    <span class=${labelled ? 'hint' : 'visually-hidden'}>${label}</span>
    <input
      value=${line[name]}
      inputmode=${numeric ? 'decimal' : undefined}
      class=${numeric ? 'number' : undefined}
      onInput=${(/** @type {any} */ event) => onChange({ [name]: event.target.value })}
    />
  </label>`;
  return html`<div class="line">
    ${field('sku', t('strategies.sku'))} ${field('category', t('strategies.category'))}
    ${field('quantity', t('strategies.pieces'), true)} ${field('amount', t('strategies.amount'), true)}
    <button type="button" class="quiet" disabled=${!onRemove} onClick=${onRemove || undefined} aria-label=${t('strategies.removeLine')}>
      <${Icon} name="x-lg" />
    </button>
  </div>`;
}

/** @param {{strategy: any, order: import('./sample.js').SampleOrder | null}} props */
function Result({ strategy, order }) {
  if (!strategy.benefit) return html`<p class="note">${t('strategies.trialNeedsBenefit')}</p>`;
  if (!order) return html`<p class="note">${t('strategies.trialUnreadable')}</p>`;
  const { currency, benefit } = strategy;
  if (benefit.type === 'storedValue') {
    return html`<p class="note">${t('strategies.trialVoucher', { amount: formatMoney(benefit.amount) })}</p>`;
  }
  const { discount, payable, reasons } = trySample(strategy, order);
  if (reasons.length > 0) {
    return html`<div class="note warn">
      <p><${Icon} name="dash-circle" /> ${t('strategies.trialNot')}</p>
      <ul>${reasons.map((code) => html`<li key=${code}>${reasonName(code)}</li>`)}</ul>
    </div>`;
  }
  if (benefit.type === 'pointsMultiplier') {
    return html`<p class="note good">${t('words.pointsMultiplier', { factor: benefit.factor })}</p>`;
  }
  return html`<p class="note good">
    <${Icon} name="check-circle" /> ${t('strategies.trialOff')} <strong><${Amount} of=${{ minorUnits: discount, currency }} /></strong>,
    ${' '}${t('strategies.trialPay')} <strong><${Amount} of=${{ minorUnits: payable, currency }} /></strong>
  </p>`;
}

/**
 * An order to begin with, of articles that the terms name.
 *
 * @param {any} strategy
 */
function sampleFor({ currency, conditions = {}, benefit }) {
  const group = benefit?.type === 'buyXGetY' ? benefit.buy : conditions;
  const first = newLine(currency, group.skus?.[0], group.categories?.[0], '3', '60');
  const got = benefit?.type === 'buyXGetY' ? [newLine(currency, benefit.get.skus?.[0], benefit.get.categories?.[0], '1', '20')] : [];
  return {
    lines: [first, ...got],
    shipping: amountText('5', currency),
    tier: conditions.tiers?.[0] ?? '',
    channel: conditions.channels?.[0] ?? '',
    first: true,
  };
}

/** @param {string} currency */
function newLine(currency, sku = 'article', category = '', quantity = '1', amount = '20') {
  return { sku, category, quantity, amount: amountText(amount, currency) };
}

/**
 * @param {string} whole
 * @param {string} currency
 */
const amountText = (whole, currency) => (decimals(currency) === 0 ? `${whole}00` : `${whole}.${'0'.repeat(decimals(currency))}`);

/**
 * @param {ReturnType<typeof sampleFor>} order
 * @param {string} currency
 * @returns {import('./sample.js').SampleOrder | null} null if a number is none
 */
function readOrder(order, currency) {
  const shipping = parseMoney(order.shipping || '0', currency);
  const lines = order.lines.map(({ sku, category, quantity, amount }) => ({
    sku: sku.trim(),
    category: category.trim(),
    quantity: Number(quantity),
    amount: parseMoney(amount, currency)?.minorUnits ?? -1n,
  }));
  const valid = lines.every((line) => line.amount >= 0n && Number.isInteger(line.quantity) && line.quantity > 0 && line.quantity <= 10_000);
  return shipping && valid ? { ...order, lines, shipping: shipping.minorUnits } : null;
}
