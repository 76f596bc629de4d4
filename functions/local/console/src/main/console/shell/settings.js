// The currency and the time zone in which figures and times are shown: the address's, else the user's last choice,
// else the shop's.
import { getConfig } from './config.js';
import { changeQuery, route } from './router.js';
import { recall, remember } from './storage.js';

/** @returns {string} a code of ISO 4217 */
export function currency() {
  return valid(route.get().query.currency, isCurrency) ?? recall('currency') ?? getConfig().currency ?? 'USD';
}

/** @returns {string} a name of the time zone database */
export function zone() {
  return valid(route.get().query.zone, isZone) ?? recall('zone') ?? getConfig().zone ?? browserZone();
}

export const browserZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** @param {string} code */
export function chooseCurrency(code) {
  remember('currency', code);
  changeQuery({ currency: code });
}

/** @param {string} name */
export function chooseZone(name) {
  remember('zone', name);
  changeQuery({ zone: name });
}

/** The currencies that browsers know, those of most shops first. */
export function currencies() {
  const common = ['USD', 'EUR', 'GBP', 'CNY', 'JPY', 'CHF', 'AUD', 'CAD'];
  return [...new Set([...common, ...Intl.supportedValuesOf('currency')])];
}

export function zones() {
  return [...new Set(['UTC', browserZone(), ...Intl.supportedValuesOf('timeZone')])];
}

/**
 * @param {string | undefined} value
 * @param {(value: string) => boolean} check
 */
function valid(value, check) {
  return value !== undefined && check(value) ? value : undefined;
}

/** @param {string} code */
const isCurrency = (code) => /^[A-Z]{3}$/.test(code);

/** @param {string} name */
function isZone(name) {
  try {
    Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
