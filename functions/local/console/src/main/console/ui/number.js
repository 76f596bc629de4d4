import { locale } from '../shell/texts.js';

/**
 * @param {number | bigint} value
 * @param {Intl.NumberFormatOptions} [options]
 */
export const formatNumber = (value, options) => new Intl.NumberFormat(locale(), options).format(value);

/**
 * A change in proportion to what was before, such as `+12.5 %`; undefined if there was nothing before.
 *
 * @param {bigint | number} now
 * @param {bigint | number} before
 */
export function formatChange(now, before) {
  if (Number(before) === 0) return undefined;
  const change = (Number(now) - Number(before)) / Math.abs(Number(before));
  return formatNumber(change, { style: 'percent', maximumFractionDigits: 1, signDisplay: 'exceptZero' });
}
