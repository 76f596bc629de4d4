// The rules of a segment in words.
import { language, locale, t } from '../shell/texts.js';
import { formatMoney } from '../ui/money.js';
import { formatNumber } from '../ui/number.js';
import { inList } from '../ui/words.js';

/** @param {{all?: any[], any?: any[]}} rules */
export function rulesInWords({ all = [], any = [] }) {
  const parts = all.map(ruleInWords);
  if (any.length === 1) parts.push(ruleInWords(any[0]));
  if (any.length > 1) parts.push(t('segments.oneOf', { rules: inList(any.map(ruleInWords), 'disjunction') }));
  const text = parts.join(language.get() === 'zh' ? '，' : ', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** @param {any} rule */
export function ruleInWords(rule) {
  switch (rule.type) {
    case 'netSpend':
      return t('segments.words.netSpend', { range: range(rule, (value) => amount(value, rule.currency)) });
    case 'purchases':
      return rule.days
        ? t('segments.words.purchasesIn', { range: range(rule), n: rule.days })
        : t('segments.words.purchases', { range: range(rule) });
    case 'lastPurchase':
      return rule.within === false ? t('segments.words.notBought', { n: rule.days ?? 0 }) : t('segments.words.bought', { n: rule.days ?? 0 });
    case 'viewedNotBought':
      return t('segments.words.viewed', { category: rule.category ?? '', n: rule.days ?? 0 });
    case 'activity':
      return t('segments.words.activity', { range: range(rule), name: rule.name ?? '', n: rule.days ?? 0 });
    case 'birthMonth':
      return t('segments.words.birthMonth', { months: inList((rule.months ?? []).map(monthName), 'disjunction') });
    case 'attribute':
      return t('segments.words.attribute', { name: rule.name ?? '', values: inList(rule.values ?? [], 'disjunction') });
    case 'consent':
      return t(`segments.words.consent.${rule.name === 'profiling' ? 'profiling' : 'marketing'}`);
    case 'monetary':
      return t('segments.words.monetary', { range: range(rule), currency: rule.currency });
    case 'recency':
    case 'frequency':
      return t(`segments.words.${rule.type}`, { range: range(rule) });
    default:
      return t(`segments.words.${rule.type}`, { values: inList(rule.values ?? [], 'disjunction') });
  }
}

/**
 * @param {{atLeast?: number, atMost?: number}} bounds
 * @param {(value: number) => string} [written]
 */
function range({ atLeast, atMost }, written = formatNumber) {
  if (atLeast !== undefined && atLeast === atMost) return written(atLeast);
  if (atLeast !== undefined && atMost !== undefined) return t('segments.between', { from: written(atLeast), to: written(atMost) });
  if (atMost !== undefined) return t('segments.atMost', { value: written(atMost) });
  return t('segments.atLeast', { value: atLeast === undefined ? '…' : written(atLeast) });
}

/**
 * @param {number} minorUnits
 * @param {string} currency
 */
const amount = (minorUnits, currency) => formatMoney({ minorUnits: BigInt(minorUnits), currency });

/** @param {number | string} month from 1 on */
export function monthName(month) {
  return new Intl.DateTimeFormat(locale(), { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, Number(month) - 1, 1));
}
