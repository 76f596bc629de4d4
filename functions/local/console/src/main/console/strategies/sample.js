// What a strategy would take off a sample order, by the rules of docs/pricing.md. The API decides for real orders; this
// is for terms that no server has yet. All amounts are BigInt minor units.

/**
 * @typedef {object} SampleOrder
 * @property {{sku: string, category: string, quantity: number, amount: bigint}[]} lines
 * @property {bigint} shipping
 * @property {string} tier
 * @property {string} channel
 * @property {boolean} first whether it is the member's first purchase
 */

/** @typedef {{discount: bigint, payable: bigint, reasons: string[]}} SampleResult */
/** @typedef {{skus?: string[], categories?: string[]}} Articles */

/**
 * @param {any} terms
 * @param {SampleOrder} order
 * @returns {SampleResult} reasons: the codes of what stands in the way
 */
export function trySample(terms, order) {
  const conditions = terms.conditions ?? {};
  const lines = order.lines.filter((line) => isEligible(line, conditions));
  const goods = sum(lines.map((line) => line.amount));
  const total = sum(order.lines.map((line) => line.amount)) + order.shipping;
  const reasons = hindrances(conditions, order, lines, goods);
  const [discount, problem] = off(terms.benefit, lines, goods, order.shipping);
  if (problem) reasons.push(problem);
  const taken = reasons.length === 0 ? discount : 0n;
  return { discount: taken, payable: total - taken, reasons };
}

/**
 * @param {any} conditions
 * @param {SampleOrder} order
 * @param {SampleOrder['lines']} lines
 * @param {bigint} goods
 */
function hindrances(conditions, order, lines, goods) {
  const { minimumSpend, quantity, tiers, channels, firstPurchaseOnly } = conditions;
  const counted = quantity && (isAny(quantity) ? lines : order.lines.filter((line) => matches(line, quantity)));
  return [
    lines.length === 0 && 'no-eligible-items',
    minimumSpend && goods < minimumSpend.minorUnits && 'minimum-spend',
    quantity && pieceCount(counted) < quantity.atLeast && 'minimum-quantity',
    tiers?.length && !tiers.includes(order.tier) && 'tier',
    channels?.length && !channels.includes(order.channel) && 'channel',
    firstPurchaseOnly && !order.first && 'not-first-purchase',
  ].filter(Boolean);
}

/**
 * @param {any} benefit
 * @param {SampleOrder['lines']} lines
 * @param {bigint} goods
 * @param {bigint} shipping
 * @returns {[discount: bigint, problem?: string]}
 */
function off(benefit, lines, goods, shipping) {
  switch (benefit.type) {
    case 'percentOff':
      return some(least(percentOf(goods, benefit.percent), benefit.maximum?.minorUnits));
    case 'amountOff':
      return some(least(goods, benefit.amount.minorUnits));
    case 'freeShipping':
      return shipping > 0n ? [shipping] : [0n, 'no-shipping'];
    case 'buyXGetY':
      return buyAndGet(benefit, lines);
    default:
      return [0n];
  }
}

/**
 * @param {bigint} discount
 * @returns {[discount: bigint, problem?: string]}
 */
const some = (discount) => (discount > 0n ? [discount] : [0n, 'no-effect']);

/**
 * The cheapest pieces to get that leave enough pieces to buy, as often as it applies.
 *
 * @param {any} benefit
 * @param {SampleOrder['lines']} lines
 * @returns {[discount: bigint, problem?: string]}
 */
function buyAndGet({ buy, get, atMost }, lines) {
  const pieces = lines.flatMap((line) =>
    prices(line).map((price) => ({ price, buys: matches(line, buy), gets: matches(line, get) })),
  );
  const buyable = pieces.filter((piece) => piece.buys).length;
  const onlyGets = pieces.filter((piece) => piece.gets && !piece.buys).length;
  const both = pieces.filter((piece) => piece.gets && piece.buys).length;
  const fits = (/** @type {number} */ times) => {
    const spare = buyable - times * buy.quantity;
    return spare >= 0 && times * get.quantity <= onlyGets + Math.min(both, spare);
  };
  let times = 0;
  while ((!atMost || times < atMost) && fits(times + 1)) times++;
  if (times === 0) return [0n, buyable < buy.quantity ? 'too-few-to-buy' : 'too-few-to-get'];
  let spare = buyable - times * buy.quantity;
  const given = [];
  for (const piece of pieces.filter(({ gets }) => gets).sort((a, b) => (a.price < b.price ? -1 : 1))) {
    if (given.length === times * get.quantity) break;
    if (piece.buys && spare-- <= 0) continue;
    given.push(piece.price);
  }
  return some(percentOf(sum(given), get.percent));
}

/**
 * The prices of a line's pieces: rounded down, one unit more for the first ones.
 *
 * @param {SampleOrder['lines'][number]} line
 */
function prices({ amount, quantity }) {
  const price = amount / BigInt(quantity);
  const rest = Number(amount % BigInt(quantity));
  return Array.from({ length: quantity }, (_, index) => (index < rest ? price + 1n : price));
}

/**
 * Rounded once, half to even.
 *
 * @param {bigint} amount
 * @param {string} percent a decimal text with at most two decimals
 */
export function percentOf(amount, percent) {
  const [whole, fraction = ''] = percent.split('.');
  const product = amount * BigInt(whole + fraction.padEnd(2, '0'));
  const down = product / 10_000n;
  const rest = product % 10_000n;
  return rest > 5_000n || (rest === 5_000n && down % 2n === 1n) ? down + 1n : down;
}

/**
 * @param {{sku: string, category: string}} line
 * @param {any} conditions
 */
function isEligible(line, { skus, categories, excludedSkus = [], excludedCategories = [] }) {
  if (excludedSkus.includes(line.sku) || excludedCategories.includes(line.category)) return false;
  return matches(line, { skus, categories });
}

/**
 * @param {{sku: string, category: string}} line
 * @param {Articles} of
 */
const matches = (line, of) => isAny(of) || !!of.skus?.includes(line.sku) || !!of.categories?.includes(line.category);

/** @param {Articles} of */
const isAny = ({ skus = [], categories = [] }) => skus.length + categories.length === 0;

/** @param {{quantity: number}[]} lines */
const pieceCount = (lines) => lines.reduce((count, line) => count + line.quantity, 0);

/** @param {bigint[]} amounts */
const sum = (amounts) => amounts.reduce((total, amount) => total + amount, 0n);

/**
 * @param {bigint} amount
 * @param {bigint | undefined} limit
 */
const least = (amount, limit) => (limit !== undefined && limit < amount ? limit : amount);
