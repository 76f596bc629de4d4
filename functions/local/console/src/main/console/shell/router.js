// The address of a view is in the fragment: `#/members/m1?currency=EUR&zone=Europe/Berlin`. It has all of the view's
// state, so that a link reproduces it.
import { createStore } from './store.js';

/**
 * @typedef {object} Route
 * @property {string[]} path the parts of the path
 * @property {Record<string, string>} query
 */

export const route = createStore(parse(location.hash));

addEventListener('hashchange', () => route.set(parse(location.hash)));

/**
 * @param {string} hash
 * @returns {Route}
 */
function parse(hash) {
  const [path, query = ''] = hash.replace(/^#\/?/, '').split('?');
  return {
    path: path.split('/').filter(Boolean).map(decode),
    query: Object.fromEntries(new URLSearchParams(query)),
  };
}

/** @param {string} part */
function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** What goes along from page to page. */
const SHARED = ['currency', 'zone'];

/**
 * The address of a view, for an anchor. The currency and the zone go along.
 *
 * @param {string[]} path
 * @param {Record<string, string | undefined>} [query]
 */
export function href(path, query = {}) {
  const all = new URLSearchParams();
  const now = route.get().query;
  for (const name of SHARED) {
    if (now[name] && !(name in query)) all.set(name, now[name]);
  }
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') all.set(name, value);
  }
  const text = all.toString().replaceAll('%2F', '/').replaceAll('%3A', ':');
  return `#/${path.map(encodeURIComponent).join('/')}${text && `?${text}`}`;
}

/**
 * @param {string[]} path
 * @param {Record<string, string | undefined>} [query]
 */
export function navigate(path, query = {}) {
  location.hash = href(path, query);
}

/**
 * Changes the state of the view that is shown. A value that is undefined or empty is removed.
 *
 * @param {Record<string, string | undefined>} changes
 * @param {{replace?: boolean}} [options] whether the former state leaves the browser's history
 */
export function changeQuery(changes, { replace = false } = {}) {
  const { path, query } = route.get();
  const address = href(path, { ...query, ...changes });
  if (address === location.hash) return;
  if (replace) {
    history.replaceState(null, '', address);
    route.set(parse(address));
  } else {
    location.hash = address;
  }
}
