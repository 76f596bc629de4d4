// What all strategies have brought and cost, by their id.
import { get } from '../api/client.js';
import { Problem } from '../api/problem.js';

/**
 * @typedef {object} Figures
 * @property {import('../ui/money.js').Money} [revenue]
 * @property {import('../ui/money.js').Money} [discount]
 * @property {number} [redemptionCount]
 * @property {number} [rollbackCount]
 * @property {number} [purchaseCount]
 */

/**
 * @param {string} currency
 * @param {AbortSignal} signal
 * @returns {Promise<{figures: Map<string, Figures>, hasRedemptions: boolean, effectiveAt: string, postedAt: string}>}
 */
export async function loadFigures(currency, signal) {
  const [revenue, redemptions] = await Promise.all([
    get('/v1/totals/revenue', { currency }, { signal }),
    loadRedemptions(currency, signal),
  ]);
  /** @type {Map<string, Figures>} */
  const figures = new Map();
  for (const one of [...revenue.strategies, ...(redemptions?.strategies ?? [])]) {
    figures.set(one.strategyId, { ...figures.get(one.strategyId), ...one });
  }
  return { figures, hasRedemptions: redemptions !== undefined, effectiveAt: revenue.effectiveAt, postedAt: revenue.postedAt };
}

/** Whether the server has totals of redemptions; one without them is not asked again. */
let known = true;

/**
 * @param {string} currency
 * @param {AbortSignal} signal
 * @returns {Promise<any>} undefined if the server has no such totals
 */
export async function loadRedemptions(currency, signal) {
  if (!known) return undefined;
  try {
    return await get('/v1/totals/redemptions', { currency }, { signal });
  } catch (cause) {
    if (!(cause instanceof Problem) || cause.status !== 404) throw cause;
    known = false;
    return undefined;
  }
}
