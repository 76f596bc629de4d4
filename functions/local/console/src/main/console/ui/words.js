// Lists, days and hours in words of the user's language.
import { locale, t } from '../shell/texts.js';

/** The days of the week as the API names them, with the date of such a day. */
const DAYS = /** @type {[string, number][]} */ ([
  ['MONDAY', 1],
  ['TUESDAY', 2],
  ['WEDNESDAY', 3],
  ['THURSDAY', 4],
  ['FRIDAY', 5],
  ['SATURDAY', 6],
  ['SUNDAY', 7],
]);

export const DAY_NAMES = DAYS.map(([name]) => name);

/**
 * @param {string[]} items
 * @param {'conjunction' | 'disjunction'} [type] whether all are meant, or one of them
 */
export const inList = (items, type = 'conjunction') => new Intl.ListFormat(locale(), { type }).format(items);

/**
 * @param {string} name such as `MONDAY`
 * @param {'long' | 'short'} [weekday]
 */
export function dayName(name, weekday = 'long') {
  const date = DAYS.find(([one]) => one === name)?.[1] ?? 1;
  // The first of January 2024 was a Monday.
  return new Intl.DateTimeFormat(locale(), { weekday, timeZone: 'UTC' }).format(Date.UTC(2024, 0, date));
}

/** @param {string[]} days */
export function daysInWords(days) {
  const all = DAY_NAMES.filter((name) => days.includes(name)).join();
  if (all === DAY_NAMES.slice(0, 5).join()) return t('words.onWeekdays');
  if (all === DAY_NAMES.slice(5).join()) return t('words.atWeekends');
  return t('words.onDays', { days: inList(DAY_NAMES.filter((name) => days.includes(name)).map((name) => dayName(name))) });
}

/** @param {string} clock such as `09:00` */
export function clockInWords(clock) {
  const at = new Date(`2024-01-01T${clock}:00Z`);
  return new Intl.DateTimeFormat(locale(), { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }).format(at);
}

/**
 * The place of a zone: `New York` of `America/New_York`.
 *
 * @param {string} zone
 */
export const placeOf = (zone) => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

/**
 * A decimal text of percent, such as `12.5`, as `12.5%`.
 *
 * @param {string} percent
 */
export const percentInWords = (percent) =>
  new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 2 }).format(Number(percent) / 100);
