// The range of time that the page shows: local dates in the chosen zone, and the period before it.
import { zone } from '../shell/settings.js';
import { toInstant, toLocal } from '../ui/time.js';

/** @typedef {'quarter-hour' | 'hour' | 'day' | 'month'} Step */

/**
 * @typedef {object} Range
 * @property {string} from its first day, such as `2026-03-01`
 * @property {string} to its last day
 * @property {Step} step
 * @property {Date} start the beginning of the first day
 * @property {Date} end the end of the last day, or now if that is still to come
 * @property {boolean} running whether it reaches to now
 * @property {Date} startBefore the beginning of the period before, which ends where this one begins
 */

const DAY_MILLIS = 86_400_000;

/** The most points that a range may have: a series may have 1,000, and has the period before too. */
const MAX_POINTS = 490;

/** @type {Record<Step, number>} */
const STEPS_A_DAY = { 'quarter-hour': 96, hour: 24, day: 1, month: 1 / 31 };

/** @type {Step[]} */
export const STEPS = ['quarter-hour', 'hour', 'day', 'month'];

/** The ranges that have a name, by their days; `all` begins with the first figures. */
export const PRESETS = ['7d', '30d', '90d', '12m', 'all'];

/** Today in the zone. */
export const today = () => toLocal(new Date(), zone()).slice(0, 10);

/**
 * @param {string} date
 * @param {number} days
 */
export const addDays = (date, days) => new Date(Date.parse(date) + days * DAY_MILLIS).toISOString().slice(0, 10);

/**
 * @param {string} date
 * @param {number} months
 */
export function addMonths(date, months) {
  const [year, month, day] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}

/**
 * The first and last day of a named range.
 *
 * @param {string} preset
 * @param {string} first the day of the first figures
 * @returns {{from: string, to: string}}
 */
export function daysOf(preset, first) {
  const to = today();
  if (preset === 'all') return { from: first, to };
  if (preset === '12m') return { from: addMonths(`${to.slice(0, 7)}-01`, -11), to };
  return { from: addDays(to, 1 - Number.parseInt(preset, 10)), to };
}

/**
 * Steps that suit a range: at most as many as a series may have, and more than two.
 *
 * @param {string} from
 * @param {string} to
 * @returns {Step[]}
 */
export function stepsFor(from, to) {
  const days = dayCount(from, to);
  return STEPS.filter((step) => {
    const count = days * STEPS_A_DAY[step];
    return count <= MAX_POINTS && (count >= 2 || (step === 'quarter-hour' && days > 0));
  });
}

/**
 * @param {string} from
 * @param {string} to
 * @returns {Step}
 */
function stepFor(from, to) {
  const days = dayCount(from, to);
  if (days <= 3) return 'hour';
  return days <= 130 ? 'day' : 'month';
}

/**
 * @param {string} from
 * @param {string} to
 */
const dayCount = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MILLIS) + 1;

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * The range that the address names, if it names one.
 *
 * @param {Record<string, string>} query
 * @param {string | undefined} first the day of the first figures, as far as it is known
 * @returns {Range | undefined}
 */
export function rangeOf(query, first) {
  const named = PRESETS.includes(query.range) ? query.range : undefined;
  const written = DATE.test(query.from) && DATE.test(query.to) && query.from <= query.to;
  if (!named && !written) return undefined;
  if (named === 'all' && !first) return undefined;
  const { from, to } = named ? daysOf(named, first ?? '') : query;
  const wanted = /** @type {Step} */ (query.step);
  return makeRange(from, to, stepsFor(from, to).includes(wanted) ? wanted : stepFor(from, to));
}

/**
 * @param {string} day the first; by months the range begins with its month
 * @param {string} to
 * @param {Step} step
 * @returns {Range}
 */
function makeRange(day, to, step) {
  const from = step === 'month' ? `${day.slice(0, 7)}-01` : day;
  const start = toInstant(`${from}T00:00`);
  const whole = toInstant(`${addDays(to, 1)}T00:00`);
  const running = whole.getTime() > Date.now();
  const end = running ? new Date() : whole;
  const startBefore = toInstant(`${dayBefore(from, to)}T00:00`);
  return { from, to, step, start, end, running, startBefore };
}

/**
 * The first day of the period before: as many months before if the range begins with a month and has whole ones, else as
 * many days.
 *
 * @param {string} from
 * @param {string} to
 */
function dayBefore(from, to) {
  const next = addDays(to, 1);
  if (!from.endsWith('-01') || !(next.endsWith('-01') || to === today())) return addDays(from, -dayCount(from, to));
  const [fromYear, fromMonth] = from.split('-').map(Number);
  const [toYear, toMonth] = to.split('-').map(Number);
  return addMonths(from, -((toYear - fromYear) * 12 + toMonth - fromMonth + 1));
}
