import { get } from '../api/client.js';

/**
 * The names of the segments by their ids, of the first hundred.
 *
 * @param {AbortSignal} signal
 * @returns {Promise<Map<string, string>>}
 */
export async function loadSegmentNames(signal) {
  const { items } = await get('/v1/segments', { limit: 100 }, { signal });
  return new Map(items.map((/** @type {any} */ { segmentId, name }) => [segmentId, name]));
}
