// W(t) of a member at the ends of months, from its total now and its activities.
import { addMonths, today } from '../overview/range.js';
import { toInstant } from '../ui/time.js';

const MONTHS = 12;

/**
 * The months whose activities are all loaded, the latest last. W at the end of a month is W now, less what counted since.
 *
 * @param {any} totals
 * @param {{items: any[], next?: string}} activities newest first
 * @returns {{start: string, end: string, change: bigint, total: bigint}[]}
 */
export function monthsOf(totals, { items, next }) {
  const { currency } = totals.purchaseAmount;
  const counted = items.filter(({ amount }) => amount?.currency === currency).map((activity) => ({
    at: activity.countedAt ?? activity.occurredAt,
    change: activity.type === 'refund' ? -activity.amount.minorUnits : activity.type === 'purchase' ? activity.amount.minorUnits : 0n,
  }));
  const known = next ? items.at(-1)?.occurredAt : '';
  const first = `${today().slice(0, 7)}-01`;
  let total = totals.purchaseAmount.minorUnits;
  const months = [];
  for (let back = 0; back < MONTHS; back++) {
    const start = toInstant(`${addMonths(first, -back)}T00:00`).toISOString();
    const end = toInstant(`${addMonths(first, 1 - back)}T00:00`).toISOString();
    if (known && start < known) break;
    const change = counted.filter(({ at }) => at >= start && at < end).reduce((sum, one) => sum + one.change, 0n);
    months.unshift({ start, end, change, total });
    total -= change;
  }
  return months;
}
