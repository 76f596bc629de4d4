// What a strategy does, in words of the user's language.
import { language, t } from '../shell/texts.js';
import { formatMoney } from '../ui/money.js';
import { clockInWords, daysInWords, inList, percentInWords, placeOf } from '../ui/words.js';
import { formatLocal } from './window.js';

/** @typedef {{skus?: string[], categories?: string[]}} Articles */
/** @typedef {(segmentId: string) => string} SegmentName */

/**
 * The benefit with its conditions, such as `12.5% off tea, at most $20.00, for gold members`.
 *
 * @param {any} strategy
 * @param {SegmentName} [segmentName]
 */
export function termsInWords(strategy, segmentName = (id) => id) {
  const parts = [
    ...benefit(strategy.benefit, strategy.conditions ?? {}),
    ...conditions(strategy.conditions ?? {}, strategy.window?.zone ?? 'UTC', segmentName),
  ];
  return sentence(parts);
}

/**
 * The limits; undefined if there are none.
 *
 * @param {any} strategy
 */
export function limitsInWords({ limits = {}, stackable, personalised }) {
  const parts = [
    limits.stock && t('words.stock', { n: limits.stock }),
    limits.perMember && t('words.perMember', { n: limits.perMember }),
    limits.usesPerCoupon > 1 && t('words.uses', { n: limits.usesPerCoupon }),
    limits.budget && t('words.budget', { amount: formatMoney(limits.budget) }),
    stackable && t('words.stackable'),
    personalised && t('words.personalised'),
  ].filter(Boolean);
  return parts.length > 0 ? sentence(parts) : undefined;
}

/** @param {{from: string, to?: string, zone: string}} window */
export function windowInWords({ from, to, zone }) {
  const values = { from: formatLocal(from), to: to ? formatLocal(to) : '', place: placeOf(zone) };
  return to ? t('words.window', values) : t('words.windowOpen', values);
}

/**
 * @param {any} benefit
 * @param {any} conditions
 * @returns {string[]}
 */
function benefit(benefit, conditions) {
  const what = eligible(conditions);
  switch (benefit.type) {
    case 'percentOff':
      return [
        t('words.percentOff', { percent: percentInWords(benefit.percent), what }),
        ...(benefit.maximum ? [t('words.maximum', { amount: formatMoney(benefit.maximum) })] : []),
      ];
    case 'amountOff':
      return [t('words.amountOff', { amount: formatMoney(benefit.amount), what })];
    case 'freeShipping':
      return [t('words.freeShipping'), ...(named(conditions) ? [t('words.withArticles', { what })] : [])];
    case 'buyXGetY':
      return buyAndGet(benefit);
    case 'storedValue':
      return [t('words.storedValue', { amount: formatMoney(benefit.amount) })];
    default:
      return [t('words.pointsMultiplier', { factor: benefit.factor })];
  }
}

/** @param {any} benefit */
function buyAndGet({ buy, get, atMost }) {
  const values = { buy: pieces(buy.quantity, buy), get: pieces(get.quantity, get), percent: percentInWords(get.percent) };
  return [
    Number(get.percent) === 100 ? t('words.getFree', values) : t('words.getReduced', values),
    ...(atMost ? [t('words.times', { n: atMost })] : []),
  ];
}

/**
 * @param {number} n
 * @param {Articles} of
 */
const pieces = (n, of) => (named(of) ? t('words.piecesOf', { n, what: articles(of) }) : t('words.pieces', { n }));

/**
 * @param {any} conditions
 * @param {string} zone
 * @param {SegmentName} segmentName
 */
function conditions(conditions, zone, segmentName) {
  const { minimumSpend, quantity, tiers, segments, channels, firstPurchaseOnly, times } = conditions;
  return [
    minimumSpend && t('words.minimumSpend', { amount: formatMoney(minimumSpend) }),
    quantity && t('words.minimumQuantity', { pieces: pieces(quantity.atLeast, quantity) }),
    tiers?.length && t('words.tiers', { tiers: inList(tiers, 'disjunction') }),
    segments?.length && t('words.segments', { segments: inList(segments.map(segmentName), 'disjunction') }),
    channels?.length && t('words.channels', { channels: inList(channels, 'disjunction') }),
    firstPurchaseOnly && t('words.firstPurchaseOnly'),
    times && timesInWords(times, zone),
  ].filter(Boolean);
}

/**
 * @param {{days?: string[], from?: string, to?: string}} times
 * @param {string} zone
 */
function timesInWords({ days, from, to }, zone) {
  const day = days?.length ? daysInWords(days) : t('words.everyDay');
  if (!from || !to) return t('words.daysOnly', { day, place: placeOf(zone) });
  return t('words.hours', { day, from: clockInWords(from), to: clockInWords(to), place: placeOf(zone) });
}

/** @param {any} conditions */
function eligible({ skus, categories, excludedSkus, excludedCategories }) {
  const what = named({ skus, categories }) ? articles({ skus, categories }) : t('words.everything');
  const excluded = { skus: excludedSkus, categories: excludedCategories };
  return named(excluded) ? t('words.except', { what, excluded: articles(excluded) }) : what;
}

/** @param {Articles} of */
const articles = ({ skus = [], categories = [] }) => inList([...categories, ...skus], 'disjunction');

/** @param {Articles} of */
const named = ({ skus = [], categories = [] }) => skus.length + categories.length > 0;

/** @param {string[]} parts */
function sentence(parts) {
  const text = parts.join(language.get() === 'zh' ? '，' : ', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
