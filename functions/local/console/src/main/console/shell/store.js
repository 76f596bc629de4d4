// A value that views follow.
import { useEffect, useState } from '../lib/preact/preact.js';

/**
 * @template T
 * @param {T} value
 */
export function createStore(value) {
  /** @type {Set<() => void>} */
  const followers = new Set();
  return {
    get: () => value,
    /** @param {T} next */
    set(next) {
      value = next;
      for (const follower of [...followers]) follower();
    },
    /** @param {() => void} follower */
    follow(follower) {
      followers.add(follower);
      return () => {
        followers.delete(follower);
      };
    },
  };
}

/**
 * The store's value; the view is drawn again when it changes.
 *
 * @template T
 * @param {{get: () => T, follow: (follower: () => void) => () => void}} store
 * @returns {T}
 */
export function useStore(store) {
  const [, redraw] = useState(0);
  useEffect(() => store.follow(() => redraw((count) => count + 1)), [store]);
  return store.get();
}
