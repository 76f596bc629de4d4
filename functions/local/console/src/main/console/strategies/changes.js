// The differences of two JSON objects, field by field, and the merge patch (RFC 7396) that leads from one to the other.
import { formatMoney } from '../ui/money.js';

/** @param {any} value */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param {any} value */
const isAmount = (value) => isObject(value) && 'minorUnits' in value;

/**
 * @param {any} before
 * @param {any} after
 * @param {string} currency of amounts that are without one, as in the audit log
 * @param {string} [prefix]
 * @returns {{name: string, was?: string, is?: string}[]}
 */
export function changes(before, after, currency, prefix = '') {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names].flatMap((name) => {
    const was = before?.[name];
    const is = after?.[name];
    if (text(was, currency) === text(is, currency)) return [];
    const nested = (isObject(was) && !isAmount(was)) || (isObject(is) && !isAmount(is));
    return nested ? changes(was, is, currency, `${prefix}${name}.`) : [{ name: prefix + name, was: text(was, currency), is: text(is, currency) }];
  });
}

/**
 * @param {any} value
 * @param {string} [currency]
 * @returns {string | undefined}
 */
function text(value, currency = 'XXX') {
  if (value === undefined || value === null) return undefined;
  if (isAmount(value)) return formatMoney({ currency, ...value, minorUnits: BigInt(value.minorUnits) });
  if (Array.isArray(value)) return value.map((one) => text(one, currency)).join(', ');
  return isObject(value) ? JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? `${part}` : part)) : `${value}`;
}

/**
 * @param {any} before
 * @param {any} after
 * @returns {Record<string, any>} empty if there is no difference
 */
export function mergePatch(before, after) {
  /** @type {Record<string, any>} */
  const patch = {};
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const was = before[name];
    const is = after[name];
    if (text(was) === text(is)) continue;
    if (isObject(was) && isObject(is) && !isAmount(is)) patch[name] = mergePatch(was, is);
    else patch[name] = is ?? null;
  }
  return patch;
}
