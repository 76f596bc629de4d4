// The words for the steps of a range, and what a click on one shows.
import { changeQuery } from '../shell/router.js';
import { formatTime, toLocal } from '../ui/time.js';
import { addDays } from './range.js';

/** @typedef {import('./range.js').Step} StepSize */

/**
 * The start of a step as an axis shows it.
 *
 * @param {string} start
 * @param {StepSize} size
 */
export function shortLabel(start, size) {
  if (size === 'month') return formatTime(start, { month: 'short', year: '2-digit' });
  if (size === 'day') return formatTime(start, { day: 'numeric', month: 'short' });
  return formatTime(start, { weekday: 'short', hour: 'numeric', minute: '2-digit' });
}

/**
 * The start of a step in full.
 *
 * @param {string} start
 * @param {StepSize} size
 */
export function longLabel(start, size) {
  if (size === 'month') return formatTime(start, { month: 'long', year: 'numeric' });
  if (size === 'day') return formatTime(start, { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' });
  return formatTime(start, { dateStyle: 'medium', timeStyle: 'short' });
}

/**
 * Shows the step alone, by smaller ones.
 *
 * @param {import('./series.js').Step} step
 * @param {StepSize} size
 */
export function zoomInto(step, size) {
  if (size !== 'month' && size !== 'day') return;
  const from = toLocal(step.start).slice(0, 10);
  const to = size === 'day' ? from : lastDay(step.end);
  changeQuery({ range: '', from, to, step: size === 'day' ? 'hour' : 'day' });
}

/** @param {string} end */
function lastDay(end) {
  const local = toLocal(end);
  return local.endsWith('T00:00') ? addDays(local.slice(0, 10), -1) : local.slice(0, 10);
}
