// Exact amounts: BigInt minor units, never a float.
import { html } from '../lib/preact/preact.js';
import { locale } from '../shell/texts.js';

/** @typedef {{minorUnits: bigint, currency: string}} Money */

/**
 * The decimals of a currency: none for JPY, three for KWD.
 *
 * @param {string} currency
 */
export function decimals(currency) {
  const options = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
  return options.maximumFractionDigits ?? 2;
}

/**
 * The amount as a decimal number with a point, such as `-12.50`.
 *
 * @param {Money} money
 */
export function toDecimal({ minorUnits, currency }) {
  const places = decimals(currency);
  const digits = `${minorUnits < 0n ? -minorUnits : minorUnits}`.padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const fraction = places === 0 ? '' : `.${digits.slice(-places)}`;
  return `${minorUnits < 0n ? '-' : ''}${whole}${fraction}`;
}

/**
 * @param {Money} money
 * @param {Intl.NumberFormatOptions} [options]
 * @returns {string}
 */
export function formatMoney(money, options = {}) {
  const format = new Intl.NumberFormat(locale(), { style: 'currency', currency: money.currency, ...options });
  return format.format(/** @type {any} */ (toDecimal(money)));
}

/**
 * A short form for axes, such as `$12K`.
 *
 * @param {number} minorUnits
 * @param {string} currency
 */
export function formatCompact(minorUnits, currency) {
  const value = minorUnits / 10 ** decimals(currency);
  const options = /** @type {const} */ ({ style: 'currency', currency, notation: 'compact', maximumFractionDigits: 1 });
  return new Intl.NumberFormat(locale(), { ...options, currencyDisplay: 'narrowSymbol' }).format(value);
}

/**
 * Reads an amount that a user has written; a comma or a point before the decimals.
 *
 * @param {string} text
 * @param {string} currency
 * @returns {Money | undefined} undefined if it is no amount of the currency
 */
export function parseMoney(text, currency) {
  const places = decimals(currency);
  const parts = /^(-?)(\d{1,16})(?:[.,](\d+))?$/.exec(text.replace(/[\s']/g, ''));
  if (!parts) return undefined;
  const [, sign, whole, fraction = ''] = parts;
  if (fraction.replace(/0+$/, '').length > places) return undefined;
  const minorUnits = BigInt(whole + fraction.padEnd(places, '0').slice(0, places));
  return { minorUnits: sign ? -minorUnits : minorUnits, currency };
}

/** @param {{of: Money}} props */
export function Amount({ of }) {
  return html`<span class="amount">${formatMoney(of)}</span>`;
}
