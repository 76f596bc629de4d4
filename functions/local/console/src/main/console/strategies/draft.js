// What the form of a strategy holds, as texts, and the body of the API that it stands for.
import { t } from '../shell/texts.js';
import { parseMoney, toDecimal } from '../ui/money.js';
import { toLocal } from '../ui/time.js';

/** @typedef {ReturnType<typeof emptyDraft>} Draft */

/** The benefits that a kind may have. */
export const BENEFITS = /** @type {Record<string, string[]>} */ ({
  coupon: ['percentOff', 'amountOff', 'freeShipping', 'buyXGetY'],
  promotion: ['percentOff', 'amountOff', 'freeShipping', 'buyXGetY'],
  giftVoucher: ['storedValue'],
  points: ['pointsMultiplier'],
});

/**
 * @param {string} currency
 * @param {string} zone
 */
export const emptyDraft = (currency, zone) => ({
  name: '', kind: 'coupon', currency,
  from: `${toLocal(Date.now(), zone).slice(0, 10)}T00:00`, to: '', zone,
  benefit: 'percentOff', percent: '10', maximum: '', amount: '', factor: '2',
  buyQuantity: '2', buySkus: '', buyCategories: '', getQuantity: '1', getSkus: '', getCategories: '', getPercent: '100', atMost: '',
  minimumSpend: '', skus: '', categories: '', excludedSkus: '', excludedCategories: '',
  tiers: /** @type {string[]} */ ([]), segments: /** @type {string[]} */ ([]), channels: '', firstPurchaseOnly: false,
  days: /** @type {string[]} */ ([]), timeFrom: '', timeTo: '',
  quantityAtLeast: '', quantitySkus: '', quantityCategories: '',
  stock: '', perMember: '', usesPerCoupon: '', budget: '',
  stackable: false, personalised: false, codePattern: '',
});

/**
 * @param {any} strategy as the API has it
 * @returns {Draft}
 */
export function draftOf(strategy) {
  const { benefit, conditions = {}, limits = {}, window } = strategy;
  const { buy = {}, get = {} } = benefit;
  const { times = {}, quantity = {} } = conditions;
  const list = (/** @type {string[] | undefined} */ items) => (items ?? []).join(', ');
  const text = (/** @type {any} */ value) => (value === undefined ? '' : `${value}`);
  const money = (/** @type {any} */ value) => (value ? toDecimal(value) : '');
  return {
    ...emptyDraft(strategy.currency, window.zone),
    name: strategy.name, kind: strategy.kind,
    from: window.from.slice(0, 16), to: (window.to ?? '').slice(0, 16), zone: window.zone,
    benefit: benefit.type, percent: text(benefit.percent), maximum: money(benefit.maximum), amount: money(benefit.amount),
    factor: text(benefit.factor), atMost: text(benefit.atMost),
    buyQuantity: text(buy.quantity), buySkus: list(buy.skus), buyCategories: list(buy.categories),
    getQuantity: text(get.quantity), getSkus: list(get.skus), getCategories: list(get.categories), getPercent: text(get.percent),
    minimumSpend: money(conditions.minimumSpend), skus: list(conditions.skus), categories: list(conditions.categories),
    excludedSkus: list(conditions.excludedSkus), excludedCategories: list(conditions.excludedCategories),
    tiers: conditions.tiers ?? [], segments: conditions.segments ?? [], channels: list(conditions.channels),
    firstPurchaseOnly: conditions.firstPurchaseOnly ?? false,
    days: times.days ?? [], timeFrom: times.from ?? '', timeTo: times.to ?? '',
    quantityAtLeast: text(quantity.atLeast), quantitySkus: list(quantity.skus), quantityCategories: list(quantity.categories),
    stock: text(limits.stock), perMember: text(limits.perMember), usesPerCoupon: text(limits.usesPerCoupon), budget: money(limits.budget),
    stackable: strategy.stackable ?? false, personalised: strategy.personalised ?? false, codePattern: strategy.codePattern ?? '',
  };
}

/**
 * @param {Draft} draft
 * @returns {{body: any, errors: {pointer: string, reason: string}[]}} errors: what cannot be read here
 */
export function readDraft(draft) {
  /** @type {{pointer: string, reason: string}[]} */
  const errors = [];
  const money = (/** @type {string} */ pointer, /** @type {string} */ text) => {
    const amount = text.trim() ? parseMoney(text, draft.currency) : undefined;
    if (text.trim() && !amount) errors.push({ pointer, reason: t('editor.noAmount', { currency: draft.currency }) });
    return amount;
  };
  const number = (/** @type {string} */ pointer, /** @type {string} */ text) => {
    if (!text.trim()) return undefined;
    if (!/^\d{1,15}$/.test(text.trim())) errors.push({ pointer, reason: t('editor.noNumber') });
    return Number(text);
  };
  const body = {
    name: draft.name,
    kind: draft.kind,
    currency: draft.currency,
    window: { from: draft.from, to: draft.to || undefined, zone: draft.zone },
    benefit: readBenefit(draft, money, number),
    conditions: readConditions(draft, money, number),
    limits: some({
      stock: number('/limits/stock', draft.stock),
      perMember: number('/limits/perMember', draft.perMember),
      usesPerCoupon: number('/limits/usesPerCoupon', draft.usesPerCoupon),
      budget: money('/limits/budget', draft.budget),
    }),
    stackable: draft.stackable || undefined,
    codePattern: draft.codePattern.trim() || undefined,
    personalised: draft.personalised || undefined,
  };
  if (!draft.name.trim()) errors.push({ pointer: '/name', reason: t('editor.required') });
  if (!draft.from) errors.push({ pointer: '/window/from', reason: t('editor.required') });
  if (draft.benefit === 'percentOff') decimal(errors, '/benefit/percent', draft.percent);
  if (draft.benefit === 'pointsMultiplier') decimal(errors, '/benefit/factor', draft.factor);
  if (draft.benefit === 'buyXGetY') decimal(errors, '/benefit/get/percent', draft.getPercent);
  if (['amountOff', 'storedValue'].includes(draft.benefit) && !draft.amount.trim()) {
    errors.push({ pointer: '/benefit/amount', reason: t('editor.required') });
  }
  return { body, errors };
}

/**
 * @param {Draft} draft
 * @param {(pointer: string, text: string) => any} money
 * @param {(pointer: string, text: string) => number | undefined} number
 */
function readBenefit(draft, money, number) {
  const type = draft.benefit;
  switch (type) {
    case 'percentOff':
      return { type, percent: dotted(draft.percent), maximum: money('/benefit/maximum', draft.maximum) };
    case 'amountOff':
    case 'storedValue':
      return { type, amount: money('/benefit/amount', draft.amount) };
    case 'pointsMultiplier':
      return { type, factor: dotted(draft.factor) };
    case 'buyXGetY':
      return {
        type,
        buy: { quantity: number('/benefit/buy/quantity', draft.buyQuantity), ...articles(draft.buySkus, draft.buyCategories) },
        get: {
          quantity: number('/benefit/get/quantity', draft.getQuantity),
          ...articles(draft.getSkus, draft.getCategories),
          percent: dotted(draft.getPercent),
        },
        atMost: number('/benefit/atMost', draft.atMost),
      };
    default:
      return { type };
  }
}

/**
 * @param {Draft} draft
 * @param {(pointer: string, text: string) => any} money
 * @param {(pointer: string, text: string) => number | undefined} number
 */
function readConditions(draft, money, number) {
  const atLeast = number('/conditions/quantity/atLeast', draft.quantityAtLeast);
  return some({
    minimumSpend: money('/conditions/minimumSpend', draft.minimumSpend),
    ...articles(draft.skus, draft.categories),
    excludedSkus: items(draft.excludedSkus),
    excludedCategories: items(draft.excludedCategories),
    tiers: draft.tiers.length > 0 ? draft.tiers : undefined,
    segments: draft.segments.length > 0 ? draft.segments : undefined,
    channels: items(draft.channels),
    firstPurchaseOnly: draft.firstPurchaseOnly || undefined,
    times: some({ days: draft.days.length > 0 ? draft.days : undefined, from: draft.timeFrom || undefined, to: draft.timeTo || undefined }),
    quantity: atLeast === undefined ? undefined : { atLeast, ...articles(draft.quantitySkus, draft.quantityCategories) },
  });
}

/**
 * @param {string} skus
 * @param {string} categories
 */
const articles = (skus, categories) => ({ skus: items(skus), categories: items(categories) });

/**
 * The names between commas; undefined if there are none.
 *
 * @param {string} text
 */
export function items(text) {
  const names = text.split(/[,，\n]/).map((name) => name.trim()).filter(Boolean);
  return names.length > 0 ? names : undefined;
}

/**
 * Undefined if none of its values is there.
 *
 * @template {object} T
 * @param {T} values
 */
const some = (values) => (Object.values(values).some((value) => value !== undefined) ? values : undefined);

/** @param {string} text */
const dotted = (text) => text.trim().replace(',', '.');

/**
 * @param {{pointer: string, reason: string}[]} errors
 * @param {string} pointer
 * @param {string} text
 */
function decimal(errors, pointer, text) {
  if (!/^\d{1,4}(\.\d{1,4})?$/.test(dotted(text))) errors.push({ pointer, reason: t('editor.noDecimal') });
}
