// What the page loads: series over the range and the period before, and, while the range reaches to now, the live
// totals, by whose changes the series are loaded again.
import { get } from '../api/client.js';
import { route } from '../shell/router.js';
import { currency, zone } from '../shell/settings.js';
import { LIVE_MILLIS, useData } from '../ui/data.js';
import { toLocal } from '../ui/time.js';
import { addDays, rangeOf, today } from './range.js';
import { comparable, split, stepsOf } from './series.js';

/** @typedef {import('./range.js').Range} Range */
/** @typedef {import('./series.js').Step} Step */
/** @typedef {{now: Step[], before: Step[]}} Compared */

/**
 * @typedef {object} OverviewFigures
 * @property {string} currency
 * @property {Range} range
 * @property {Step[]} purchases
 * @property {Step[]} revenue
 * @property {Step[]} redemptions
 * @property {Step[]} purchasesBefore of the period before
 * @property {Step[]} revenueBefore
 * @property {{purchases: Compared, revenue: Compared, redemptions: Compared}} compared
 * @property {import('../ui/money.js').Money} vouchers the balances of all gift vouchers at the end
 * @property {{strategyId: string, name?: string}[]} strategies those with revenue in the range
 * @property {string} at the time of the totals
 * @property {string} postedAt
 * @property {boolean} pending whether pages that count wait to be posted
 */

const YEARS_BACK = 20;
const RECENT_DAYS = 90;
const DAY_MILLIS = 86_400_000;

/** The figures by month, from the first month that has any. */
export function useMonths() {
  const inCurrency = currency();
  const inZone = zone();
  return useData(
    async (signal) => {
      const from = `${Number(today().slice(0, 4)) - YEARS_BACK}-01-01T00:00:00Z`;
      const query = { currency: inCurrency, step: 'month', from };
      const steps = stepsOf(new Date(from), await get('/v1/totals/purchases/series', query, { signal }));
      const first = steps.findIndex((step) => step.change !== 0n || step.members > 0 || step.purchases > 0);
      return first < 0 ? [] : steps.slice(first);
    },
    [inCurrency, inZone],
  );
}

/**
 * The first day of all figures; undefined if there are none.
 *
 * @param {Step[]} months
 */
export const firstDay = (months) => (months.length > 0 ? months[0].start.slice(0, 10) : undefined);

/**
 * The range of the address, else one that shows something: the last thirty days, or all if little happened lately.
 *
 * @param {Step[] | undefined} months
 * @returns {Range | undefined}
 */
export function chosenRange(months) {
  const { query } = route.get();
  const first = months && (firstDay(months) ?? today());
  const range = rangeOf(query, first);
  if (range || !months) return range;
  const recent = addDays(today(), -RECENT_DAYS);
  const lately = months.some((month) => month.purchases > 0 && toLocal(month.end).slice(0, 10) > recent);
  return rangeOf({ ...query, range: lately ? '30d' : 'all' }, first);
}

/**
 * @param {Range | undefined} range
 * @returns {import('../ui/data.js').Loaded<OverviewFigures>}
 */
export function useFigures(range) {
  const inCurrency = currency();
  const inZone = zone();
  const key = range && [range.from, range.to, range.step].join();
  return useData(
    async (signal) => {
      if (!range) return new Promise(() => {});
      const shared = { currency: inCurrency, zone: inZone, step: range.step };
      const to = range.running ? undefined : range.end.toISOString();
      const from = range.startBefore.toISOString();
      // Its count of redemptions is up to each point, so it needs the point at which the period before begins.
      const early = new Date(range.startBefore.getTime() - DAY_MILLIS);
      const [p, r, d, v] = await Promise.all([
        get('/v1/totals/purchases/series', { ...shared, from, to }, { signal }),
        get('/v1/totals/revenue/series', { ...shared, from, to, by: 'strategy' }, { signal }),
        get('/v1/totals/redemptions/series', { ...shared, from: early.toISOString(), to }, { signal }),
        get('/v1/totals/vouchers', { currency: inCurrency, at: to }, { signal }),
      ]);
      const purchases = split(stepsOf(range.startBefore, p), range);
      const revenue = split(stepsOf(range.startBefore, r), range);
      const redemptions = split(stepsOf(early, d), range);
      return {
        currency: inCurrency,
        range,
        purchases: purchases.now,
        revenue: revenue.now,
        redemptions: redemptions.now,
        purchasesBefore: purchases.before,
        revenueBefore: revenue.before,
        compared: {
          purchases: comparable(purchases, range.running),
          revenue: comparable(revenue, range.running),
          redemptions: comparable(redemptions, range.running),
        },
        vouchers: v.balance,
        strategies: r.strategies ?? [],
        at: purchases.now.at(-1)?.end ?? range.end.toISOString(),
        postedAt: p.postedAt,
        pending: p.pending || r.pending,
      };
    },
    [key, inCurrency, inZone],
  );
}

/**
 * The totals of now, asked for again and again; a mark of them that changes when they do.
 *
 * @param {boolean} wanted
 */
export function useLiveTotals(wanted) {
  const inCurrency = currency();
  return useData(
    async (signal) => {
      if (!wanted) return undefined;
      const [purchases, revenue, redemptions, vouchers] = await Promise.all([
        get('/v1/totals/purchases', { currency: inCurrency }, { signal }),
        get('/v1/totals/revenue', { currency: inCurrency }, { signal }),
        get('/v1/totals/redemptions', { currency: inCurrency }, { signal }),
        get('/v1/totals/vouchers', { currency: inCurrency }, { signal }),
      ]);
      return { purchases, revenue, redemptions, vouchers };
    },
    [inCurrency, wanted],
    { every: wanted ? LIVE_MILLIS : undefined, later: true },
  );
}
