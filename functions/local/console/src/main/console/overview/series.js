// The series of the page, with the beginning of each step and the change in it.

/** @typedef {import('../ui/money.js').Money} Money */

/**
 * @typedef {object} Step a step of a series; the API gives the end of each
 * @property {string} start
 * @property {string} end
 * @property {bigint} change in minor units
 * @property {bigint} total at the end
 * @property {number} purchases in the step
 * @property {number} refunds
 * @property {number} redemptions in the step, less those that were rolled back
 * @property {number} members at the end
 * @property {number} memberChange registered less erased in the step
 * @property {{strategyId: string, name?: string, change: Money}[]} strategies
 */

/**
 * @param {Date} from
 * @param {any} answer of a series
 * @returns {Step[]}
 */
export function stepsOf(from, answer) {
  let start = from.toISOString();
  let count = 0;
  /** @type {Step[]} */
  const steps = [];
  for (const point of answer.points) {
    steps.push({
      start,
      end: point.at,
      change: point.change.minorUnits,
      total: point.total.minorUnits,
      purchases: point.purchases ?? 0,
      refunds: point.refunds ?? 0,
      redemptions: (point.redemptionCount ?? 0) - count,
      members: point.memberCount ?? 0,
      memberChange: point.memberChange ?? 0,
      strategies: point.strategies ?? [],
    });
    start = point.at;
    count = point.redemptionCount ?? 0;
  }
  return steps;
}

/**
 * @param {Step[]} steps
 * @param {(step: Step) => bigint} of
 */
export const sum = (steps, of = (step) => step.change) => steps.reduce((total, step) => total + of(step), 0n);

/**
 * The steps of a range and of the period before it.
 *
 * @param {Step[]} steps of both
 * @param {import('./range.js').Range} range
 */
export function split(steps, range) {
  const isBefore = (/** @type {Step} */ step) => Date.parse(step.start) < range.start.getTime();
  return {
    now: steps.filter((step) => !isBefore(step)),
    before: steps.filter((step) => isBefore(step) && Date.parse(step.start) >= range.startBefore.getTime()),
  };
}

/**
 * What of both is compared: the step that is under way counts in neither.
 *
 * @param {{now: Step[], before: Step[]}} steps
 * @param {boolean} running
 */
export function comparable({ now, before }, running) {
  const complete = running && now.length > 1 ? now.slice(0, -1) : now;
  return { now: complete, before: running ? before.slice(0, complete.length) : before };
}
