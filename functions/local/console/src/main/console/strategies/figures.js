// What all strategies have brought and cost, by their id.
import { get } from '../api/client.js';

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
 * @returns {Promise<Map<string, Figures>>}
 */
export async function loadFigures(currency, signal) {
  const [revenue, redemptions] = await Promise.all([
    get('/v1/totals/revenue', { currency }, { signal }),
    get('/v1/totals/redemptions', { currency }, { signal }),
  ]);
  /** @type {Map<string, Figures>} */
  const figures = new Map();
  for (const one of [...revenue.strategies, ...redemptions.strategies]) {
    figures.set(one.strategyId, { ...figures.get(one.strategyId), ...one });
  }
  return figures;
}
