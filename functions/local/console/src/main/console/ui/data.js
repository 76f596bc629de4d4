// Loading what a view shows, and keeping it current.
import { useCallback, useEffect, useRef, useState } from '../lib/preact/preact.js';
import { asProblem } from '../api/problem.js';

/**
 * @template T
 * @typedef {object} Loaded
 * @property {T | undefined} data undefined until it has been loaded once; kept while it is loaded again
 * @property {import('../api/problem.js').Problem | null} problem why the last loading failed
 * @property {boolean} loading
 * @property {() => Promise<void>} reload
 */

/** How often live figures are asked for. */
export const LIVE_MILLIS = 1500;

/**
 * Loads data, again whenever one of `dependencies` changes. With `every` it is loaded again after each such pause, as
 * long as the page is visible.
 *
 * @template T
 * @param {(signal: AbortSignal) => Promise<T>} load
 * @param {unknown[]} dependencies
 * @param {{every?: number, later?: boolean}} [options] every: milliseconds; later: whether the first pause comes first
 * @returns {Loaded<T>}
 */
export function useData(load, dependencies, { every, later = false } = {}) {
  const [state, setState] = useState(
    /** @type {{data: T | undefined, problem: any, loading: boolean}} */ ({ data: undefined, problem: null, loading: true }),
  );
  const current = useRef(/** @type {AbortController | null} */ (null));

  const reload = useCallback(async () => {
    current.current?.abort();
    const request = new AbortController();
    current.current = request;
    setState((former) => ({ ...former, loading: true }));
    try {
      const data = await load(request.signal);
      if (!request.signal.aborted) setState({ data, problem: null, loading: false });
    } catch (cause) {
      if (!request.signal.aborted) setState((former) => ({ ...former, problem: asProblem(cause), loading: false }));
    }
  }, dependencies);

  useEffect(() => {
    if (!later) reload();
    return () => current.current?.abort();
  }, [reload]);

  useEffect(() => (every === undefined ? undefined : whileVisible(reload, every)), [reload, every]);

  return { ...state, reload };
}

/**
 * Repeats an act while the page is visible; the next pause begins when the act is done.
 *
 * @param {() => Promise<void>} act
 * @param {number} millis
 * @returns {() => void} ends it
 */
function whileVisible(act, millis) {
  let ended = false;
  let timer = 0;
  const plan = () => {
    timer = window.setTimeout(async () => {
      if (!document.hidden) await act();
      if (!ended) plan();
    }, millis);
  };
  const onVisible = () => {
    if (!document.hidden) void act();
  };
  plan();
  document.addEventListener('visibilitychange', onVisible);
  return () => {
    ended = true;
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', onVisible);
  };
}
