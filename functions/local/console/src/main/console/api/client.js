// Requests to the API. Refusals are thrown as Problem. What is safe to repeat is repeated after 429 and 503.
import { getConfig } from '../shell/config.js';
import { expire, token } from '../shell/session.js';
import { parse, stringify } from './json.js';
import { Problem } from './problem.js';

/** @typedef {Record<string, string | number | boolean | undefined>} Query */

/**
 * @typedef {object} Options
 * @property {Query} [query] undefined and empty values are left out
 * @property {unknown} [body]
 * @property {string} [key] the Idempotency-Key, which makes a POST safe to repeat: one for each act of the user
 * @property {string} [etag] the If-Match of a PATCH
 * @property {string} [prefer] how long to wait (RFC 7240)
 * @property {boolean} [repeatable] whether the POST names what it creates, and so may be repeated
 * @property {AbortSignal} [signal]
 */

/**
 * @typedef {object} Answer
 * @property {number} status
 * @property {any} body
 * @property {string | null} etag
 * @property {Headers} headers
 */

const ATTEMPTS = 4;
const MAX_PAUSE_SECONDS = 10;

export const newKey = () => crypto.randomUUID();

/**
 * @param {string} path such as `/v1/members`
 * @param {Query} [query]
 * @param {{signal?: AbortSignal}} [options]
 * @returns {Promise<any>} the body
 */
export const get = async (path, query, options = {}) => (await send('GET', path, { ...options, query })).body;

/**
 * @param {string} path
 * @param {unknown} [body]
 * @param {Options} [options]
 * @returns {Promise<any>} the body
 */
export const post = async (path, body, options = {}) => (await send('POST', path, { ...options, body })).body;

/**
 * All pages of a list, one by one.
 *
 * @param {string} path
 * @param {Query} [query]
 * @returns {AsyncGenerator<any[]>}
 */
export async function* pages(path, query = {}) {
  let cursor;
  do {
    const page = await get(path, { limit: 100, ...query, cursor });
    yield page.items;
    cursor = page.next;
  } while (cursor);
}

/**
 * @param {string} method
 * @param {string} path
 * @param {Options} [options]
 * @returns {Promise<Answer>}
 */
export async function send(method, path, options = {}) {
  const repeatable = method !== 'POST' || options.key !== undefined || options.repeatable === true;
  for (let attempt = 1; ; attempt++) {
    const response = await attemptOnce(method, path, options);
    if (response.ok) return answer(response);
    const retries = repeatable && attempt < ATTEMPTS && (response.status === 429 || response.status === 503);
    if (!retries) throw await refusal(response);
    await pause(Number(response.headers.get('Retry-After') ?? 1));
  }
}

/**
 * @param {string} method
 * @param {string} path
 * @param {Options} options
 */
async function attemptOnce(method, path, { query = {}, body, key, etag, prefer, signal }) {
  /** @type {Record<string, string>} */
  const headers = {};
  const bearer = await token();
  if (bearer) headers.Authorization = `Bearer ${bearer}`;
  if (body !== undefined) headers['Content-Type'] = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
  if (key) headers['Idempotency-Key'] = key;
  if (etag) headers['If-Match'] = etag;
  if (prefer) headers.Prefer = prefer;
  try {
    return await fetch(address(path, query), {
      method,
      headers,
      body: body === undefined ? undefined : stringify(body),
      signal,
      cache: 'no-store',
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new Problem(0, { code: 'unreachable' });
  }
}

/**
 * @param {string} path
 * @param {Query} query
 */
function address(path, query) {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') parameters.set(name, `${value}`);
  }
  const text = parameters.toString();
  return `${getConfig().api ?? ''}${path}${text && `?${text}`}`;
}

/**
 * @param {Response} response
 * @returns {Promise<Answer>}
 */
async function answer(response) {
  const text = await response.text();
  const isJson = response.headers.get('Content-Type')?.includes('json') ?? false;
  return {
    status: response.status,
    body: isJson && text ? parse(text) : text,
    etag: response.headers.get('ETag'),
    headers: response.headers,
  };
}

/** @param {Response} response */
async function refusal(response) {
  if (response.status === 401) expire();
  const text = await response.text();
  try {
    return new Problem(response.status, parse(text));
  } catch {
    return new Problem(response.status, {});
  }
}

/** @param {number} seconds */
function pause(seconds) {
  const millis = Math.min(Math.max(seconds, 0.2), MAX_PAUSE_SECONDS) * 1000 * (0.8 + Math.random() * 0.4);
  return new Promise((resolve) => setTimeout(resolve, millis));
}
