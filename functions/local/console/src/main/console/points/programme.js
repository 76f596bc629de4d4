// The points programme as a form holds it, and as the API takes it.
import { t } from '../shell/texts.js';
import { parseMoney, toDecimal } from '../ui/money.js';
import { toInstant, toLocal } from '../ui/time.js';

/** @typedef {{name: string, value: string, perDay: string, selfReported: boolean}} Row a category or a type of activity */

/**
 * @param {any} programme undefined for a new one
 * @param {string} currency
 */
export function draftOf(programme, currency) {
  const text = (/** @type {any} */ value) => (value === undefined ? '' : `${value}`);
  const { categories = {}, activities = {}, tiers = {}, referral } = programme ?? {};
  return {
    currency: programme?.currency ?? currency,
    perUnit: programme?.perUnit ?? '1',
    startsAt: programme?.startsAt ? toLocal(programme.startsAt) : '',
    categories: Object.entries(categories).map(([name, value]) => ({ ...newRow(), name, value: text(value) })),
    activities: Object.entries(activities).map(([name, award]) => ({
      name,
      value: text(award.points),
      perDay: text(award.mostPerDay),
      selfReported: award.selfReported ?? false,
    })),
    tiers: /** @type {Record<string, string>} */ ({ ...tiers }),
    pendingDays: text(programme?.pendingDays),
    expireAfterMonths: text(programme?.expireAfterMonths),
    pointValue: text(programme?.pointValue),
    signUp: text(programme?.signUp),
    birthday: text(programme?.birthday),
    hasReferral: referral !== undefined,
    referrer: text(referral?.referrer),
    referred: text(referral?.referred),
    referralMinimum: referral?.minimum ? toDecimal(referral.minimum) : '',
    referralPerMonth: text(referral?.mostPerMonth),
    transfers: programme?.transfers ?? false,
  };
}

/** @returns {Row} */
export const newRow = () => ({ name: '', value: '', perDay: '', selfReported: false });

/**
 * @param {ReturnType<typeof draftOf>} draft
 * @param {any} former
 * @returns {{body: any, errors: {pointer: string, reason: string}[]}}
 */
export function readProgramme(draft, former) {
  /** @type {{pointer: string, reason: string}[]} */
  const errors = [];
  const number = (/** @type {string} */ pointer, /** @type {string} */ text) => {
    if (!text.trim()) return undefined;
    if (!/^\d{1,9}$/.test(text.trim())) errors.push({ pointer, reason: t('points.noNumber') });
    return Number(text);
  };
  const rate = (/** @type {string} */ pointer, /** @type {string} */ text) => {
    const dotted = text.trim().replace(',', '.');
    if (dotted && !/^\d{1,4}(\.\d{1,4})?$/.test(dotted)) errors.push({ pointer, reason: t('points.noRate') });
    return dotted || undefined;
  };
  const money = (/** @type {string} */ pointer, /** @type {string} */ text) => {
    const amount = text.trim() ? parseMoney(text, draft.currency) : undefined;
    if (text.trim() && !amount) errors.push({ pointer, reason: t('points.noAmount', { currency: draft.currency }) });
    return amount;
  };
  const startUnchanged = former?.startsAt && draft.startsAt === toLocal(former.startsAt);
  const body = {
    currency: draft.currency,
    startsAt: startUnchanged ? former.startsAt : draft.startsAt ? toInstant(draft.startsAt).toISOString() : undefined,
    perUnit: rate('/perUnit', draft.perUnit) ?? '0',
    categories: record(draft.categories, (row) => rate(`/categories/${row.name}`, row.value) ?? '0'),
    activities: record(draft.activities, (row) => ({
      points: number(`/activities/${row.name}/points`, row.value) ?? 0,
      mostPerDay: number(`/activities/${row.name}/mostPerDay`, row.perDay),
      selfReported: row.selfReported || undefined,
    })),
    tiers: record(
      Object.entries(draft.tiers).filter(([, factor]) => factor.trim()).map(([name, value]) => ({ ...newRow(), name, value })),
      (row) => rate(`/tiers/${row.name}`, row.value),
    ),
    signUp: number('/signUp', draft.signUp),
    pendingDays: number('/pendingDays', draft.pendingDays),
    expireAfterMonths: number('/expireAfterMonths', draft.expireAfterMonths),
    pointValue: rate('/pointValue', draft.pointValue),
    birthday: number('/birthday', draft.birthday),
    referral: draft.hasReferral
      ? {
          referrer: number('/referral/referrer', draft.referrer) ?? 0,
          referred: number('/referral/referred', draft.referred) ?? 0,
          minimum: money('/referral/minimum', draft.referralMinimum),
          mostPerMonth: number('/referral/mostPerMonth', draft.referralPerMonth),
        }
      : undefined,
    transfers: draft.transfers || undefined,
  };
  return { body, errors };
}

/**
 * @template T
 * @param {Row[]} rows
 * @param {(row: Row) => T} valueOf
 * @returns {Record<string, T> | undefined}
 */
function record(rows, valueOf) {
  const named = rows.map((row) => ({ ...row, name: row.name.trim() })).filter((row) => row.name);
  return named.length > 0 ? Object.fromEntries(named.map((row) => [row.name, valueOf(row)])) : undefined;
}
