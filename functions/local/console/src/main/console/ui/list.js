// A list of the API, page by page.
import { useCallback, useState } from '../lib/preact/preact.js';
import { get } from '../api/client.js';
import { asProblem } from '../api/problem.js';
import { useData } from './data.js';

/**
 * @param {string} path
 * @param {import('../api/client.js').Query} query
 * @param {{every?: number}} [options]
 * @returns a Loaded of the items that were loaded so far, and `more` if there are more
 */
export function useList(path, query, options) {
  const address = JSON.stringify([path, query]);
  const [further, setFurther] = useState(/** @type {{address: string, items: any[], next?: string} | null} */ (null));
  const [problem, setProblem] = useState(/** @type {import('../api/problem.js').Problem | null} */ (null));
  const first = useData((signal) => get(path, { limit: 50, ...query }, { signal }), [address], options);
  const rest = further?.address === address ? further : null;
  const next = rest ? rest.next : first.data?.next;

  const more = useCallback(async () => {
    try {
      const page = await get(path, { limit: 50, ...query, cursor: next });
      setFurther({ address, items: [...(rest?.items ?? []), ...page.items], next: page.next });
      setProblem(null);
    } catch (cause) {
      setProblem(asProblem(cause));
    }
  }, [address, next, rest]);

  return {
    ...first,
    problem: problem ?? first.problem,
    data: first.data && [...first.data.items, ...(rest?.items ?? [])],
    more: next ? more : undefined,
  };
}
