// Sends the rows in batches: members first, refunds last.
import { post } from '../../api/client.js';
import { asProblem } from '../../api/problem.js';

/** @typedef {import('./bodies.js').Entry} Entry */

/**
 * @typedef {object} Progress
 * @property {number} total entries to send
 * @property {number} sent
 * @property {number} recorded
 * @property {number} duplicates
 * @property {{row: number, reason: string}[]} rejected
 */

const BATCH = 500;
const AT_ONCE = 2;

/** @type {{stage: Entry['stage'], path: string, list: string}[]} */
const STAGES = [
  { stage: 'members', path: '/v1/members/batch', list: 'members' },
  { stage: 'activities', path: '/v1/activities/batch', list: 'activities' },
  { stage: 'refunds', path: '/v1/activities/batch', list: 'activities' },
];

/**
 * @param {Entry[]} entries
 * @param {(progress: Progress) => void} onProgress
 * @param {AbortSignal} signal ends it after the batches that are under way
 * @returns {Promise<Progress>}
 */
export async function sendEntries(entries, onProgress, signal) {
  /** @type {Progress} */
  const progress = { total: entries.length, sent: 0, recorded: 0, duplicates: 0, rejected: [] };
  for (const { stage, path, list } of STAGES) {
    const batches = inBatches(entries.filter((entry) => entry.stage === stage));
    const sendNext = async () => {
      for (let batch = batches.shift(); batch && !signal.aborted; batch = batches.shift()) {
        await sendBatch(batch, path, list, progress);
        onProgress({ ...progress });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, sendNext));
  }
  return progress;
}

/** @param {Entry[]} entries */
function inBatches(entries) {
  const batches = [];
  for (let start = 0; start < entries.length; start += BATCH) batches.push(entries.slice(start, start + BATCH));
  return batches;
}

/**
 * @param {Entry[]} batch
 * @param {string} path
 * @param {string} list
 * @param {Progress} progress
 */
async function sendBatch(batch, path, list, progress) {
  try {
    const answer = await post(path, { [list]: batch.map((entry) => entry.body) }, { repeatable: true });
    /** @type {any[]} */ (answer.results).forEach((result, index) => {
      if (result.status === 'duplicate') progress.duplicates++;
      else if (result.status !== 'rejected') progress.recorded++;
      else progress.rejected.push({ row: batch[index].row, reason: reasonOf(result.problem) });
    });
  } catch (cause) {
    const reason = asProblem(cause).text;
    for (const entry of batch) progress.rejected.push({ row: entry.row, reason });
  }
  progress.sent += batch.length;
}

/** @param {any} problem */
function reasonOf(problem) {
  const errors = (problem?.errors ?? []).map((/** @type {any} */ error) => `${error.pointer} ${error.reason}`);
  return errors.length > 0 ? errors.join('; ') : problem?.detail ?? problem?.title ?? '';
}
