// The rules of segments: which fields each type has, and a rule as a form holds it.
import { parseMoney, toDecimal } from '../ui/money.js';

/** The fields of each type; all others do not belong to it. */
export const FORMS = /** @type {Record<string, string[]>} */ ({
  netSpend: ['currency', 'atLeast', 'atMost'],
  purchases: ['atLeast', 'atMost', 'days'],
  lastPurchase: ['within', 'days'],
  viewedNotBought: ['category', 'days'],
  activity: ['name', 'atLeast', 'atMost', 'days'],
  tier: ['values'],
  channel: ['values'],
  locale: ['values'],
  birthMonth: ['months'],
  attribute: ['name', 'values'],
  consent: ['name'],
  recency: ['atLeast', 'atMost'],
  frequency: ['atLeast', 'atMost'],
  monetary: ['currency', 'atLeast', 'atMost'],
});

/**
 * @typedef {object} RuleDraft
 * @property {string} type
 * @property {string} values names between commas
 * @property {string[]} months
 * @property {string} name
 * @property {string} currency
 * @property {string} category
 * @property {string} days
 * @property {boolean} within
 * @property {string} atLeast
 * @property {string} atMost
 */

/**
 * @param {string} type
 * @param {string} currency
 * @returns {RuleDraft}
 */
export const newRule = (type, currency) => ({
  type, currency, values: '', months: [], name: type === 'consent' ? 'marketing' : '', category: '',
  days: FORMS[type].includes('days') ? '90' : '', within: true, atLeast: '', atMost: '',
});

/**
 * @param {any} rule as the API has it
 * @param {string} currency for a rule that has none
 * @returns {RuleDraft}
 */
export function draftOfRule(rule, currency) {
  const bound = (/** @type {number | undefined} */ value) => {
    if (value === undefined) return '';
    return rule.type === 'netSpend' ? toDecimal({ minorUnits: BigInt(value), currency: rule.currency }) : `${value}`;
  };
  return {
    ...newRule(rule.type, rule.currency ?? currency),
    values: (rule.values ?? []).join(', '),
    months: (rule.months ?? []).map(String),
    name: rule.name ?? '',
    category: rule.category ?? '',
    days: rule.days === undefined ? '' : `${rule.days}`,
    within: rule.within ?? true,
    atLeast: bound(rule.atLeast),
    atMost: bound(rule.atMost),
  };
}

/**
 * The rule as the API takes it, with the fields of its type alone. What cannot be read is named in `wrong`.
 *
 * @param {RuleDraft} draft
 * @returns {{rule: Record<string, any>, wrong: string[]}}
 */
export function readRule(draft) {
  /** @type {string[]} */
  const wrong = [];
  /** @type {Record<string, any>} */
  const rule = { type: draft.type };
  for (const field of FORMS[draft.type]) {
    const value = readField(draft, field);
    if (value === null) wrong.push(field);
    else if (value !== undefined) rule[field] = value;
  }
  return { rule, wrong };
}

/**
 * @param {RuleDraft} draft
 * @param {string} field
 * @returns {any} undefined if it is empty, null if it cannot be read
 */
function readField(draft, field) {
  switch (field) {
    case 'values':
      return draft.values.split(/[,，\n]/).map((one) => one.trim()).filter(Boolean);
    case 'months':
      return draft.months.map(Number);
    case 'within':
      return draft.within ? undefined : false;
    case 'days':
      return whole(draft.days);
    case 'atLeast':
    case 'atMost':
      return draft.type === 'netSpend' ? minorUnits(draft[field], draft.currency) : whole(draft[field]);
    default:
      return /** @type {any} */ (draft)[field].trim() || undefined;
  }
}

/** @param {string} text */
function whole(text) {
  if (!text.trim()) return undefined;
  return /^-?\d{1,15}$/.test(text.trim()) ? Number(text) : null;
}

/**
 * @param {string} text
 * @param {string} currency
 */
function minorUnits(text, currency) {
  if (!text.trim()) return undefined;
  const amount = parseMoney(text, currency);
  return amount ? Number(amount.minorUnits) : null;
}
